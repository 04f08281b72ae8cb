package org.dynconv.training;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.architecture.BatchNorm;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Shortcut;

/**
 * A residual block in training. Its branch is computed at every position: the mask's gradient at an
 * inactive position needs the branch's value there, and batch statistics cover all positions.
 */
final class ResidualBlock {
  private final Block block;
  private final List<ConvolutionModule> branch = new ArrayList<>();
  private final ConvolutionModule projection;
  private final MaskUnitModule maskUnit;

  ResidualBlock(Block block, int maskIndex, Parameters parameters, BatchNorm batchNorm) {
    this.block = block;
    block.branch().forEach(c -> branch.add(new ConvolutionModule(c, parameters, batchNorm)));
    this.projection =
        block.shortcut() instanceof Shortcut.Projection option
            ? new ConvolutionModule(option.convolution(), parameters, batchNorm)
            : null;
    this.maskUnit = block.masked() ? new MaskUnitModule(block, maskIndex, parameters) : null;
  }

  Tensor forward(Tensor x, Pass pass, List<BlockMask> masks) {
    BlockMask decision = maskUnit == null ? null : maskUnit.decide(x, pass);
    Tensor y = x;
    for (ConvolutionModule convolution : branch) {
      y = convolution.forward(y, pass);
    }
    Tensor shortcut = shortcut(x, pass);
    if (decision != null) {
      masks.add(decision);
      y = shortcut == null ? y.mul(decision.mask()) : torch.addcmul(shortcut, y, decision.mask());
    } else if (shortcut != null) {
      y = shortcut.add(y);
    }
    return ConvolutionModule.activate(block.activation(), y);
  }

  private Tensor shortcut(Tensor x, Pass pass) {
    return switch (block.shortcut()) {
      case Shortcut.None none -> null;
      case Shortcut.Identity identity -> x;
      case Shortcut.Projection option -> projection.forward(x, pass);
      case Shortcut.PaddedSubsample option -> subsample(x, option);
    };
  }

  private static Tensor subsample(Tensor x, Shortcut.PaddedSubsample option) {
    Tensor smaller = Striding.every(x, option.stride());
    return torch.constant_pad_nd(
        smaller, 0, 0, 0, 0, option.channelsBefore(), option.channelsAfter());
  }
}
