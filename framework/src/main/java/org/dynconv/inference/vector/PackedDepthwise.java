package org.dynconv.inference.vector;

import org.dynconv.inference.Operation;

/** A depthwise convolution in the form that the kernels read. */
final class PackedDepthwise {
  final int kernel;
  final int stride;
  final int pitch;
  final int rowStride;
  final int inOrigin;
  final Output output;

  /** {@code [kernel row, kernel column, pitch]}. */
  final float[] weights;

  final DepthwiseProgram program;

  PackedDepthwise(Operation.Depthwise conv, Layout in, Layout out, Kernels kernels) {
    kernel = conv.window().kernel();
    stride = conv.window().stride();
    pitch = out.pitch();
    rowStride = in.grid().columns() * pitch;
    inOrigin = in.windowOrigin(conv.window());
    output = new Output(out, conv.bias(), conv.activation(), false);
    weights = new float[kernel * kernel * pitch];
    for (int tap = 0; tap < kernel * kernel; tap++) {
      for (int c = 0; c < in.channels(); c++) {
        weights[tap * pitch + c] = conv.weights().at(tap * in.channels() + c);
      }
    }
    program = kernels.depthwise(this);
  }
}
