package org.dynconv.inference.vector;

/**
 * A feature map's positions in memory, with a border that stays zero: windows that reach over the
 * edge read zeros there. A cell is a position of the grid, border included, counted row by row.
 *
 * @param height rows of the map
 * @param width columns of the map
 * @param top border rows above
 * @param left border columns before
 * @param bottom border rows below
 * @param right border columns after
 */
record Grid(int height, int width, int top, int left, int bottom, int right) {
  int columns() {
    return left + width + right;
  }

  int cells() {
    return (top + height + bottom) * columns();
  }

  int positions() {
    return height * width;
  }

  /** Cell of the first position. */
  int origin() {
    return top * columns() + left;
  }

  /** Cell of a position. */
  int cell(int row, int column) {
    return (row + top) * columns() + column + left;
  }

  /** The list entry of the first cell behind some images. */
  int behind(int images) {
    return images * cells() - origin();
  }
}
