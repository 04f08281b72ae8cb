package org.dynconv.training;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/** Takes every n-th row and column. */
final class Striding {
  private Striding() {}

  /** A view of {@code [N, C, H, W]} with rows and columns 0, stride, 2·stride, … */
  static Tensor every(Tensor x, int stride) {
    if (stride == 1) {
      return x;
    }
    LongOptional all = new LongOptional();
    return x.slice(2, all, all, stride).slice(3, all, all, stride);
  }
}
