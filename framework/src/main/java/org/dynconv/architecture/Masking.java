package org.dynconv.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds and removes the mask unit of a block, and says where its convolutions are needed then. */
final class Masking {
  private Masking() {}

  static Block remove(Block block) {
    List<Convolution> branch =
        block.branch().stream().map(convolution -> convolution.on(Extent.EVERYWHERE)).toList();
    return with(block, branch, Optional.empty());
  }

  static Block add(Block block) {
    if (!maskable(block)) {
      return remove(block);
    }
    List<Convolution> branch = new ArrayList<>();
    for (int i = 0; i < block.branch().size(); i++) {
      // A later 3×3 convolution reads the first one's neighbours: hence the dilated mask.
      branch.add(block.branch().get(i).on(i == 0 ? Extent.DILATED_MASK : Extent.MASK));
    }
    Convolution scores =
        new Convolution(
            block.name() + ".masker.maskconv.conv",
            block.inChannels(),
            1,
            3,
            block.stride(),
            paddingOfThree(block),
            1,
            true,
            Optional.empty(),
            Activation.NONE,
            Extent.EVERYWHERE);
    Linear squeeze = new Linear(block.name() + ".masker.maskconv.fc", block.inChannels(), 1);
    // The dilated mask lives where the first convolution's output does.
    int stretch = block.stride() / block.branch().getFirst().stride();
    return with(block, branch, Optional.of(new MaskUnit(scores, squeeze, stretch)));
  }

  /** All ResNet blocks; inverted residuals with stride 1, an identity shortcut and an expansion. */
  private static boolean maskable(Block block) {
    return block.kind() != BlockKind.INVERTED_RESIDUAL
        || (block.shortcut() instanceof Shortcut.Identity && block.branch().size() == 3);
  }

  private static Padding paddingOfThree(Block block) {
    return block.branch().stream()
        .filter(convolution -> convolution.kernel() == 3)
        .findFirst()
        .orElseThrow()
        .padding();
  }

  private static Block with(Block block, List<Convolution> branch, Optional<MaskUnit> maskUnit) {
    return new Block(
        block.name(),
        block.kind(),
        block.inChannels(),
        block.outChannels(),
        block.stride(),
        branch,
        block.shortcut(),
        block.activation(),
        maskUnit);
  }
}
