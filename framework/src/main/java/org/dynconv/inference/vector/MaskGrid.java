package org.dynconv.inference.vector;

import java.util.Arrays;
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

  /** Bytes after the last image's cells that are read and written, and do not matter. */
  private static final int SLACK = 2 * LARGEST_VECTOR;

  static MaskGrid of(Size size) {
    return new MaskGrid(size.height(), size.width());
  }

  static MaskGrid of(ListKey key) {
    return new MaskGrid(key.height(), key.width());
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

  /** Room for the masks of several images. */
  byte[] allocate(int images) {
    return new byte[images * cells() + SLACK];
  }

  /** 1 for every position, 0 for the border. */
  byte[] inside() {
    byte[] inside = allocate(1);
    for (int row = 0; row < height; row++) {
      Arrays.fill(inside, cell(row, 0), cell(row, width), (byte) 1);
    }
    return inside;
  }
}
