package org.dynconv.architecture;

/** What is added to the residual branch. It is never masked. */
public sealed interface Shortcut
    permits Shortcut.None, Shortcut.Identity, Shortcut.Projection, Shortcut.PaddedSubsample {
  /** Nothing is added: an inverted residual that changes shape. */
  record None() implements Shortcut {}

  /** The block's input. */
  record Identity() implements Shortcut {}

  /**
   * A 1×1 convolution with batch norm: He et al.'s option B.
   *
   * @param convolution the strided 1×1 convolution
   */
  record Projection(Convolution convolution) implements Shortcut {}

  /**
   * He et al.'s option A, without parameters: every {@code stride}-th row and column, with zero
   * channels put before and after.
   *
   * @param stride the block's stride
   * @param channelsBefore zero channels before the input's
   * @param channelsAfter zero channels after them
   */
  record PaddedSubsample(int stride, int channelsBefore, int channelsAfter) implements Shortcut {}
}
