package org.dynconv.inference.vector;

import org.dynconv.architecture.Activation;
import org.dynconv.inference.Coefficients;

/**
 * What follows the sums of a convolution: bias, residual, activation, and where the result goes.
 */
final class Output {
  final int pitch;
  final int origin;

  /** A cell behind all images, for results that belong nowhere. */
  final int spareCell;

  /** One for each channel of the pitch. */
  final float[] bias;

  /** Whether the sum is added to what the output holds. */
  final boolean accumulate;

  final float lowest;
  final float highest;

  Output(Layout layout, Coefficients bias, Activation activation, boolean accumulate) {
    this.pitch = layout.pitch();
    this.origin = layout.origin();
    this.spareCell = layout.grid().behind(layout.slots());
    this.accumulate = accumulate;
    this.lowest = activation == Activation.NONE ? Float.NEGATIVE_INFINITY : 0;
    this.highest = activation == Activation.RELU6 ? 6 : Float.POSITIVE_INFINITY;
    this.bias = new float[pitch];
    System.arraycopy(bias.toArray(), 0, this.bias, 0, layout.channels());
  }
}
