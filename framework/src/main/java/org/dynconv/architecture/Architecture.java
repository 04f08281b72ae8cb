package org.dynconv.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A whole network.
 *
 * @param name the name on the command line, such as {@code resnet32-cifar}
 * @param image the size of image that the network is meant for; others work where its maps allow
 * @param stem the first layers
 * @param blocks the residual blocks, in order
 * @param head the last layers
 * @param batchNorm constants of the batch norms
 */
public record Architecture(
    String name, Size image, Stem stem, List<Block> blocks, Head head, BatchNorm batchNorm) {
  /** Copies the blocks. */
  public Architecture {
    blocks = List.copyOf(blocks);
  }

  /**
   * The number of classes.
   *
   * @return outputs of the classifier
   */
  public int classes() {
    return head.classifier().outFeatures();
  }

  /**
   * Whether any block is masked.
   *
   * @return true for a DynConv network
   */
  public boolean masked() {
    return blocks.stream().anyMatch(Block::masked);
  }

  /**
   * The blocks that have a mask unit.
   *
   * @return in order
   */
  public List<Block> maskedBlocks() {
    return blocks.stream().filter(Block::masked).toList();
  }

  /**
   * Sizes of the feature maps at every block.
   *
   * @param imageSize size of the image
   * @return one size more than there are blocks: the input of each block, then the last output
   */
  public List<Size> featureMaps(Size imageSize) {
    List<Size> sizes = new ArrayList<>();
    Size size = stem.output(imageSize);
    sizes.add(size);
    for (Block block : blocks) {
      size = block.output(size);
      sizes.add(size);
    }
    return List.copyOf(sizes);
  }

  /**
   * Every convolution of the network, in the order of the forward pass, mask units left out: stem,
   * then of each block the branch and the projection shortcut, then the head's.
   *
   * @return the convolutions
   */
  public Stream<Convolution> convolutions() {
    Stream<Convolution> ofBlocks =
        blocks.stream()
            .flatMap(
                block ->
                    block.shortcut() instanceof Shortcut.Projection projection
                        ? Stream.concat(
                            block.branch().stream(), Stream.of(projection.convolution()))
                        : block.branch().stream());
    return Stream.of(Stream.of(stem.convolution()), ofBlocks, head.convolution().stream())
        .flatMap(stream -> stream);
  }

  /**
   * The same network without mask units: every block is computed everywhere.
   *
   * @return a copy
   */
  public Architecture dense() {
    return new Architecture(
        name, image, stem, blocks.stream().map(Masking::remove).toList(), head, batchNorm);
  }

  /**
   * The same network with a mask unit in every block that the paper masks: all ResNet blocks, and
   * the inverted residuals with stride 1, equal channels and an expansion.
   *
   * @return a copy
   */
  public Architecture withMasks() {
    return new Architecture(
        name, image, stem, blocks.stream().map(Masking::add).toList(), head, batchNorm);
  }
}
