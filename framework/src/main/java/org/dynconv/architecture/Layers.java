package org.dynconv.architecture;

import java.util.Optional;

/** Spells out the convolutions that the factories share. */
record Layers(boolean foldedBatchNorm, boolean samePadding) {
  /** Batch norm after every convolution, PyTorch's padding. */
  static final Layers STANDARD = new Layers(false, false);

  Convolution convolution(
      String name,
      String batchNorm,
      int in,
      int out,
      int kernel,
      int stride,
      Activation activation) {
    return grouped(name, batchNorm, in, out, kernel, stride, 1, activation);
  }

  Convolution depthwise(
      String name, String batchNorm, int channels, int kernel, int stride, Activation activation) {
    return grouped(name, batchNorm, channels, channels, kernel, stride, channels, activation);
  }

  private Convolution grouped(
      String name,
      String batchNorm,
      int in,
      int out,
      int kernel,
      int stride,
      int groups,
      Activation activation) {
    return new Convolution(
        name,
        in,
        out,
        kernel,
        stride,
        samePadding ? new Padding.Same() : new Padding.Symmetric(kernel / 2),
        groups,
        foldedBatchNorm,
        foldedBatchNorm ? Optional.empty() : Optional.of(batchNorm),
        activation,
        Extent.EVERYWHERE);
  }
}
