package org.dynconv.inference.vector;

import org.dynconv.inference.Window;

/**
 * How a buffer of several images lies in memory: {@code [slot, cell, pitch]}. Where only some
 * images at a time go through a buffer, they take the places of those before them: image {@code i}
 * lies in slot {@code i} modulo the number of slots, so that a core's own cache holds them.
 *
 * @param grid its positions
 * @param channels channels in use
 * @param pitch floats from one cell to the next; channels beyond those in use are zero
 * @param slots how many images there is room for at a time
 * @param base index of its first float
 */
record Layout(Grid grid, int channels, int pitch, int slots, int base) {
  /**
   * How many floats it takes.
   *
   * @param spare cells behind all images, where what belongs nowhere may be written, at least 1: a
   *     kernel that reads ahead stays in the array
   */
  static int floats(Grid grid, int pitch, int slots, int spare) {
    return Math.multiplyExact(Math.multiplyExact(slots, grid.cells()) + spare, pitch);
  }

  /** An image's first cell. */
  int start(int image) {
    return image % slots * grid.cells();
  }

  /** Index of a position's first channel. */
  int at(int image, int row, int column) {
    return base + (start(image) + grid.cell(row, column)) * pitch;
  }

  /** Index of the first position's window, for the list entry 0. */
  int windowOrigin(Window window) {
    return base
        + ((grid.top() - window.top()) * grid.columns() + grid.left() - window.left()) * pitch;
  }

  /** Index of the first position, for the list entry 0. */
  int origin() {
    return base + grid.origin() * pitch;
  }
}
