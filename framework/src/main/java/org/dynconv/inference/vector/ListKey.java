package org.dynconv.inference.vector;

import org.dynconv.inference.Region;

/**
 * Which positions a list holds, and as what: {@code row · stride · columns + column · stride} of a
 * grid, plus the image's first cell. With a stride of 1 and a grid in common, what one convolution
 * writes and the next one reads is one list.
 *
 * @param region which positions of the output map
 * @param grid whose cells
 * @param stride cells between neighbouring positions
 * @param height rows of the output map
 * @param width columns of the output map
 * @param paired whether positions stand two by two: each first one is followed by its neighbour to
 *     the right, or by {@link #ABSENT}
 */
record ListKey(Region region, Grid grid, int stride, int height, int width, boolean paired) {
  /** No position. */
  static final int ABSENT = -1;

  /** Entries of one image, if all of its positions are listed. */
  int positions() {
    return height * (paired ? (width + 1) / 2 * 2 : width);
  }

  int entry(int row, int column) {
    return row * stride * grid.columns() + column * stride;
  }
}
