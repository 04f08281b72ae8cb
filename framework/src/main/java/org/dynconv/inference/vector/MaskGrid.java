package org.dynconv.inference.vector;

import org.dynconv.architecture.Size;

/**
 * A mask in memory, with a border of one that is always off.
 *
 * @param height rows
 * @param width columns
 */
record MaskGrid(int height, int width) {
  /** Cells of an image are rounded up to this many, so that no vector reaches into the next one. */
  private static final int LARGEST_VECTOR = 64;

  static MaskGrid of(Size size) {
    return new MaskGrid(size.height(), size.width());
  }

  int columns() {
    return width + 2;
  }

  int cells() {
    int cells = (height + 2) * columns();
    return (cells + LARGEST_VECTOR - 1) / LARGEST_VECTOR * LARGEST_VECTOR;
  }

  int cell(int row, int column) {
    return (row + 1) * columns() + column + 1;
  }

  /** For every cell the entry of a list; border cells have none. */
  int[] table(ListKey key) {
    int[] table = new int[cells()];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        table[cell(row, column)] = key.entry(row, column);
      }
    }
    return table;
  }
}
