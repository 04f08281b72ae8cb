package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Mask dilation, with the counts of active positions that the compaction needs. */
final class DilationKernels {
  private DilationKernels() {}

  /**
   * Turns on what has an active position at or next to it, after stretching with zeros between, and
   * counts rows. One work item takes one row of the dilated mask of one image.
   *
   * @param mask 0 or 1, {@code [image, row, column]}
   * @param images how many images there are
   * @param dilated 0 or 1, {@code [image, stretched row, stretched column]}
   * @param counts active positions of the mask on its map, {@code [image, row]}
   * @param largeCounts active positions of the dilated mask on its map, {@code [image, row]}
   */
  static void dilate(
      IntArray mask,
      IntArray images,
      IntArray dilated,
      IntArray counts,
      IntArray largeCounts,
      IntArray geometry) {
    int items = geometry.get(Geometry.IMAGES) * geometry.get(MaskGeometry.LARGE_HEIGHT);
    for (@Parallel int item = 0; item < items; item++) {
      int rows = geometry.get(MaskGeometry.LARGE_HEIGHT);
      int image = item / rows;
      if (image < images.get(0)) {
        int y = item - image * rows;
        int columns = geometry.get(MaskGeometry.LARGE_WIDTH);
        int stretch = geometry.get(MaskGeometry.STRETCH);
        int height = geometry.get(MaskGeometry.HEIGHT);
        int width = geometry.get(MaskGeometry.WIDTH);
        int mapColumns = geometry.get(MaskGeometry.LARGE_MAP_WIDTH);
        // The first and last mask rows and columns that land at most one away.
        int top = Math.max((y + stretch - 2) / stretch, 0);
        int bottom = Math.min((y + 1) / stretch, height - 1);
        int count = 0;
        for (int x = 0; x < columns; x++) {
          int left = Math.max((x + stretch - 2) / stretch, 0);
          int right = Math.min((x + 1) / stretch, width - 1);
          int on = 0;
          for (int i = top; i <= bottom; i++) {
            for (int j = left; j <= right; j++) {
              on = Math.max(on, mask.get((image * height + i) * width + j));
            }
          }
          dilated.set(item * columns + x, on);
          if (x < mapColumns) {
            count += on;
          }
        }
        largeCounts.set(item, count);
        int row = y / stretch;
        if (row * stretch == y) {
          counts.set(
              image * height + row,
              count(mask, (image * height + row) * width, geometry.get(MaskGeometry.MAP_WIDTH)));
        }
      }
    }
  }

  private static int count(IntArray mask, int start, int columns) {
    int count = 0;
    for (int x = 0; x < columns; x++) {
      count += mask.get(start + x);
    }
    return count;
  }
}
