package org.dynconv.inference.vector;

import java.util.Arrays;

/** One thread's room for the last, incomplete group of positions, and for sums. */
final class Spare {
  static final int ROWS = 24;
  final int[] inCells = new int[ROWS];
  final int[] outCells = new int[ROWS];

  /** Two vectors of plain loops. */
  final float[] sums = new float[2 * ScalarKernels.LANES];

  /** Takes the positions {@code from} to {@code to}, at most {@link #ROWS}; the rest is sunk. */
  void take(PackedConvolution conv, int[] in, int[] out, int from, int to) {
    int count = to - from;
    System.arraycopy(in, from, inCells, 0, count);
    System.arraycopy(out, from, outCells, 0, count);
    Arrays.fill(inCells, count, ROWS, conv.inSink);
    Arrays.fill(outCells, count, ROWS, conv.outSink);
  }
}
