package org.dynconv.inference.vector;

import org.dynconv.inference.Operation;

/** A mask unit in the form that the kernels read. */
final class PackedScores {
  final int pitch;
  final int runs;
  final int runLength;
  final int runStride;
  final int inOrigin;

  /** {@code [run, run length]}, zero for channels that are not in use. */
  final float[] weights;

  /** One for each channel, divided by the number of positions that the mean is over. */
  final float[] squeeze;

  final float bias;

  PackedScores(Operation.MaskUnit unit, Layout in) {
    Grid grid = in.grid();
    int kernel = unit.window().kernel();
    pitch = in.pitch();
    runs = kernel;
    runLength = kernel * pitch;
    runStride = grid.columns() * pitch;
    inOrigin = in.windowOrigin(unit.window());
    weights = new float[kernel * runLength];
    for (int tap = 0; tap < kernel * kernel; tap++) {
      for (int c = 0; c < in.channels(); c++) {
        weights[tap * pitch + c] = unit.weights().at(tap * in.channels() + c);
      }
    }
    squeeze = new float[pitch];
    for (int c = 0; c < in.channels(); c++) {
      squeeze[c] = (float) (unit.squeeze().at(c) / (double) grid.positions());
    }
    bias = unit.bias();
  }
}
