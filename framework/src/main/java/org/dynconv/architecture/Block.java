package org.dynconv.architecture;

import java.util.List;
import java.util.Optional;

/**
 * A residual block: {@code activation(shortcut(x) + mask · branch(x))}.
 *
 * @param name prefix of its parameters, such as {@code layer1.0}
 * @param kind which of the paper's blocks it is
 * @param inChannels channels of its input
 * @param outChannels channels of its output
 * @param stride step between output positions
 * @param branch the convolutions of the residual branch, in order
 * @param shortcut what is added to the branch
 * @param activation what follows the addition
 * @param maskUnit the unit that chooses where the branch is computed, if the block is masked
 */
public record Block(
    String name,
    BlockKind kind,
    int inChannels,
    int outChannels,
    int stride,
    List<Convolution> branch,
    Shortcut shortcut,
    Activation activation,
    Optional<MaskUnit> maskUnit) {
  /** Copies the branch. */
  public Block {
    branch = List.copyOf(branch);
  }

  /**
   * Whether the block chooses where to compute.
   *
   * @return true if it has a mask unit
   */
  public boolean masked() {
    return maskUnit.isPresent();
  }

  /**
   * The output map.
   *
   * @param input the input map
   * @return its size after this block
   */
  public Size output(Size input) {
    Size size = input;
    for (Convolution convolution : branch) {
      size = convolution.output(size);
    }
    return size;
  }

  /**
   * Multiply-accumulates of the branch for one position of one kind of extent.
   *
   * @param extent which of the branch's convolutions to count
   * @return the sum over those convolutions
   */
  public long branchMacsPerPosition(Extent extent) {
    return branch.stream()
        .filter(convolution -> convolution.extent() == extent)
        .mapToLong(Convolution::macsPerPosition)
        .sum();
  }
}
