package org.dynconv.inference.vector;

import java.util.Arrays;

/** One thread's room for what it works on at the moment. */
final class Spare {
  /** Positions of the largest tile; a multiple of every other one's. */
  static final int MAX_ROWS = 24;

  private static final int MAX_LANES = 16;

  /** Where the sums of a micro-kernel begin: {@code [position, panel width]}. */
  static final int SUMS = Arena.LEAD;

  /** Where transformed tiles begin, or windows; see {@link PackedTiles}, {@link Windows}. */
  static final int TILES = SUMS + MAX_ROWS * 2 * MAX_LANES;

  final float[] floats;

  /** Where the products of transformed tiles begin. */
  final int products;

  private final int[] cells = new int[MAX_ROWS];

  /**
   * Makes room.
   *
   * @param tiles floats of the most transformed tiles at a time
   * @param products floats of the most products at a time
   */
  Spare(int tiles, int products) {
    Arena arena = new Arena();
    arena.reserve(TILES - SUMS + Math.max(tiles, GatheredKernel.FLOATS + MAX_LANES));
    this.products = arena.reserve(products);
    this.floats = arena.allocate();
  }

  /**
   * The list itself if a tile's positions are all in it, else a copy from {@code row} on, filled up
   * with its first position.
   */
  int[] padded(int[] list, int row, int to, int rows) {
    if (row + rows <= to) {
      return list;
    }
    return filled(list, row, to, rows, list[row]);
  }

  /** A list's entries from {@code row} to {@code to - 1}, followed by others up to {@code rows}. */
  int[] filled(int[] list, int row, int to, int rows, int other) {
    System.arraycopy(list, row, cells, 0, to - row);
    Arrays.fill(cells, to - row, rows, other);
    return cells;
  }
}
