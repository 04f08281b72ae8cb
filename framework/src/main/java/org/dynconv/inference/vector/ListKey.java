package org.dynconv.inference.vector;

import java.util.Arrays;
import org.dynconv.inference.Region;

/**
 * Which positions a list holds, and as what: {@code row · stride · columns + column · stride} of a
 * grid, plus the image's first cell. With a stride of 1 and a grid and slots in common, what one
 * convolution writes and the next one reads is one list.
 *
 * @param region which positions of the output map
 * @param grid whose cells
 * @param slots of its {@link Layout}
 * @param stride cells between neighbouring positions
 * @param height rows of the output map
 * @param width columns of the output map
 * @param listing how they are listed
 */
record ListKey(
    Region region, Grid grid, int slots, int stride, int height, int width, Listing listing) {
  /** An image's first cell. */
  int start(int image) {
    return image % slots * grid.cells();
  }

  int entry(int row, int column) {
    return row * stride * grid.columns() + column * stride;
  }

  /** What the sixteen entries of a tile are more than its first, row by row. */
  int[] tileOffsets() {
    int[] offsets = new int[Winograd.OUTPUT * Winograd.OUTPUT];
    Arrays.setAll(offsets, i -> entry(i / Winograd.OUTPUT, i % Winograd.OUTPUT));
    return offsets;
  }

  /**
   * What stands for the sixteen entries of a tile that are not active: cells behind all images, one
   * for each, so that nothing has to be left out and no result waits for the one before.
   */
  int[] absent() {
    int[] absent = new int[Winograd.OUTPUT * Winograd.OUTPUT];
    Arrays.setAll(absent, i -> grid.behind(slots) + i);
    return absent;
  }

  /** Entries of one image, if all of its positions are listed. */
  int positions() {
    return listing.entries(height, width);
  }
}
