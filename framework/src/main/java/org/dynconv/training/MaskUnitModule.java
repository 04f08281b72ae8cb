package org.dynconv.training;

import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.MaskUnit;
import org.dynconv.architecture.Padding;

/**
 * Scores every output position of a block and decides (section 3.1 of the paper): in training a
 * binary Gumbel-softmax with a straight-through gradient, in evaluation {@code logit ≥ 0}.
 */
final class MaskUnitModule {
  private final String block;
  private final int index;
  private final MaskUnit unit;
  private final ConvolutionModule scores;
  private final Tensor squeezeWeight;
  private final Tensor squeezeBias;
  private final Tensor scoreWeight;
  private final Tensor scoreBias;

  MaskUnitModule(Block block, int index, Parameters parameters) {
    this.block = block.name();
    this.index = index;
    this.unit = block.maskUnit().orElseThrow();
    this.scores = new ConvolutionModule(unit.convolution(), parameters, null);
    this.squeezeWeight = parameters.get(unit.linear().name() + ".weight");
    this.scoreWeight = parameters.get(unit.convolution().name() + ".weight");
    this.scoreBias = parameters.get(unit.convolution().name() + ".bias");
    this.squeezeBias = parameters.get(unit.linear().name() + ".bias");
  }

  /**
   * Decides for one batch.
   *
   * @param x the block's input {@code [N, C, H, W]}; gradient flows into it
   * @param pass training or evaluation
   */
  BlockMask decide(Tensor x, Pass pass) {
    Tensor logits =
        unit.convolution().stride() == 1
                && unit.convolution().padding() instanceof Padding.Symmetric
            ? together(x)
            : apart(x, pass);
    Tensor mask =
        pass.training()
            ? straightThrough(logits, pass)
            : logits.ge(new Scalar(0f)).to(torch.ScalarType.Float);
    return new BlockMask(block, logits, mask, dilate(mask.detach()));
  }

  private Tensor apart(Tensor x, Pass pass) {
    Tensor squeezed = torch.linear(x.mean(2, 3), squeezeWeight, new TensorOptional(squeezeBias));
    return scores.forward(x, pass).add(squeezed.view(x.size(0), 1, 1, 1));
  }

  /**
   * The same as one convolution with two outputs: the mean of a position-wise product is the
   * product of the mean, so that the squeeze's weights stand in the centre of a second 3×3 kernel.
   * A convolution with two outputs takes no longer than with one, and the mean of one channel,
   * forward and back, takes a fraction of the mean of all.
   */
  private Tensor together(Tensor x) {
    Tensor centre =
        torch.constant_pad_nd(squeezeWeight.view(1, unit.linear().inFeatures(), 1, 1), 1, 1, 1, 1);
    Tensor kernels = torch.cat(new TensorVector(scoreWeight, centre), 0);
    Tensor both =
        torch.conv2d(
            x,
            kernels,
            new TensorOptional(torch.cat(new TensorVector(scoreBias, squeezeBias), 0)),
            new long[] {1, 1},
            new long[] {1, 1},
            new long[] {1, 1},
            1);
    Tensor squeezed = both.narrow(1, 1, 1).mean(2, 3);
    return both.narrow(1, 0, 1).add(squeezed.view(x.size(0), 1, 1, 1));
  }

  /** Forward: {@code sigmoid((logit + noise) / τ) ≥ 0.5}. Backward: as if it were the sigmoid. */
  private Tensor straightThrough(Tensor logits, Pass pass) {
    Tensor noise = pass.noise().difference(block, index, logits.shape());
    Tensor noisy = noise == null ? logits : logits.add(noise);
    Tensor soft =
        torch.sigmoid(pass.temperature() == 1 ? noisy : noisy.div(new Scalar(pass.temperature())));
    Tensor correction;
    try (AutoGradMode off = new AutoGradMode(false)) {
      correction = soft.ge(new Scalar(0.5f)).to(torch.ScalarType.Float).sub(soft);
    }
    return soft.add(correction);
  }

  /**
   * Stretches by the stride where the block needs it, then takes the maximum over 3×3 neighbours.
   */
  private Tensor dilate(Tensor mask) {
    try (AutoGradMode off = new AutoGradMode(false)) {
      Tensor hard = mask.round();
      return torch.max_pool2d(
          stretch(hard),
          new long[] {3, 3},
          new long[] {1, 1},
          new long[] {1, 1},
          new long[] {1, 1},
          false);
    }
  }

  private Tensor stretch(Tensor mask) {
    int s = unit.stretch();
    if (s == 1) {
      return mask;
    }
    long n = mask.size(0);
    long h = mask.size(2);
    long w = mask.size(3);
    // Zeros after every position, first along the row, then along the column.
    Tensor apart = mask.contiguous().view(n, h, 1, w, 1);
    Tensor padded = torch.constant_pad_nd(apart, 0, s - 1, 0, 0, 0, s - 1);
    return padded.view(n, 1, h * s, w * s);
  }
}
