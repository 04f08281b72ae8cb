package org.dynconv.inference.vector;

import java.util.Arrays;

/** One thread's room for one tile: its sums, and positions to fill it up with. */
final class Spare {
  /** Positions of the largest tile; a multiple of every other one's. */
  static final int MAX_ROWS = 24;

  private final int[] cells = new int[MAX_ROWS];

  /** {@code [position, panel width]}, or a vector for each of as many positions as it has lanes. */
  final float[] sums;

  /** One vector of scores. */
  final float[] scores;

  Spare(int lanes) {
    sums = new float[MAX_ROWS * 2 * lanes];
    scores = new float[lanes];
  }

  /**
   * The list itself if a tile's positions are all in it, else a copy from {@code row} on, filled up
   * with its first position.
   */
  int[] padded(int[] list, int row, int to, int rows) {
    if (row + rows <= to) {
      return list;
    }
    System.arraycopy(list, row, cells, 0, to - row);
    Arrays.fill(cells, to - row, rows, list[row]);
    return cells;
  }
}
