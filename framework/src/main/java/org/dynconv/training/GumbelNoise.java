package org.dynconv.training;

import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.seed.RootSeed;

/** The noise that a mask unit adds to its logits in training: {@code g(u1) − g(u2)}. */
interface GumbelNoise {
  /** Inside both logarithms. */
  double EPSILON = 1e-8;

  /**
   * The noise of one mask unit for one batch.
   *
   * @param block the block's name
   * @param index the mask unit's place in the forward pass
   * @param shape of the logits, {@code [N, 1, H, W]}
   * @return noise of that shape, or null for none
   */
  Tensor difference(String block, int index, long[] shape);

  /** No noise: evaluation, and the last epochs of training. */
  static GumbelNoise none() {
    return (block, index, shape) -> null;
  }

  /**
   * Draws for one step of training; the same step always gets the same noise.
   *
   * @param seed the run's
   * @param step counted over the whole run
   */
  static GumbelNoise drawn(RootSeed seed, long step) {
    return (block, index, shape) -> {
      long[] both = {2, shape[0], shape[1], shape[2], shape[3]};
      Generator generator = torch.createCPUGenerator(seed.derive("gumbel", step, index));
      Tensor uniform = torch.empty(both).uniform_(0, 1, new GeneratorOptional(generator));
      Tensor gumbel = gumbel(uniform);
      return gumbel.select(0, 0).sub(gumbel.select(0, 1));
    };
  }

  /**
   * {@code g(u) = −log(−log(u + ε) + ε)} in place, in single precision as the authors' code has it.
   *
   * @param uniform numbers in [0, 1); overwritten
   * @return the same tensor
   */
  static Tensor gumbel(Tensor uniform) {
    Scalar epsilon = new Scalar(EPSILON);
    return uniform.add_(epsilon).log_().neg_().add_(epsilon).log_().neg_();
  }
}
