package org.dynconv.inference.vector;

/**
 * How a buffer of several images lies in memory: {@code [image, cell, pitch]}, then a few cells
 * that no image owns, where unused rows of a micro-kernel may read and write.
 *
 * @param grid its positions
 * @param channels channels in use
 * @param pitch floats from one cell to the next; channels beyond those in use are zero
 * @param images how many images there is room for
 */
record Layout(Grid grid, int channels, int pitch, int images) {
  /** Length of the array. */
  int floats() {
    // A pair at the right edge looks one cell further than its grid goes.
    return Math.multiplyExact(Math.multiplyExact(images, grid.cells()) + 1, pitch);
  }

  /** Index of a position's first channel. */
  int at(int image, int row, int column) {
    return (image * grid.cells() + grid.cell(row, column)) * pitch;
  }
}
