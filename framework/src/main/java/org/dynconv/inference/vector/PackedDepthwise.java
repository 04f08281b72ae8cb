package org.dynconv.inference.vector;

import org.dynconv.architecture.Activation;
import org.dynconv.inference.Operation;

/** A depthwise convolution in the form that the kernels read; see {@link PackedConvolution}. */
final class PackedDepthwise {
  final int kernel;
  final int pitch;
  final int rowStride;
  final int inOrigin;
  final int outOrigin;

  /** {@code [kernel row, kernel column, pitch]}. */
  final float[] weights;

  final float[] bias;
  final float lowest;
  final float highest;

  PackedDepthwise(Operation.Depthwise conv, Layout in, Layout out) {
    Grid grid = in.grid();
    kernel = conv.window().kernel();
    pitch = out.pitch();
    rowStride = grid.columns() * pitch;
    inOrigin =
        ((grid.top() - conv.window().top()) * grid.columns() + grid.left() - conv.window().left())
            * pitch;
    outOrigin = out.grid().origin() * pitch;
    weights = new float[kernel * kernel * pitch];
    for (int tap = 0; tap < kernel * kernel; tap++) {
      for (int c = 0; c < in.channels(); c++) {
        weights[tap * pitch + c] = conv.weights().at(tap * in.channels() + c);
      }
    }
    bias = new float[pitch];
    System.arraycopy(conv.bias().toArray(), 0, bias, 0, in.channels());
    lowest = conv.activation() == Activation.NONE ? Float.NEGATIVE_INFINITY : 0;
    highest = conv.activation() == Activation.RELU6 ? 6 : Float.POSITIVE_INFINITY;
  }
}
