package org.dynconv.inference.vector;

/**
 * How a buffer of several images lies in memory: {@code [image, cell, pitch]}, then a few cells
 * that no image owns, where unused rows of a micro-kernel may read and write.
 *
 * @param grid its positions
 * @param channels channels in use
 * @param pitch floats from one cell to the next; channels beyond those in use are zero
 * @param images how many images there is room for
 * @param reach rows and columns of the largest window that reads it
 */
record Layout(Grid grid, int channels, int pitch, int images, int reach) {
  /** List entry of the cells that no image owns. */
  int sink() {
    return images * grid.cells();
  }

  /** Length of the array. */
  int floats() {
    int slack = grid.origin() + Math.max(reach, 1) * (grid.columns() + 1);
    return Math.multiplyExact(
        Math.addExact(Math.multiplyExact(images, grid.cells()), slack), pitch);
  }

  /** Index of a position's first channel. */
  int at(int image, int row, int column) {
    return (image * grid.cells() + grid.cell(row, column)) * pitch;
  }
}
