package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * From masks to lists of active positions, in order: each row begins where the prefix sum of the
 * counts of the rows above it says. Nothing depends on which work item comes first.
 */
final class CompactionKernels {
  private CompactionKernels() {}

  /**
   * Lists the active positions of each image, of the mask and of the dilated mask. One work item
   * takes one row of the dilated mask, and the row of the mask that lands on it. Images beyond
   * those of this run get a count of 0.
   *
   * @param mask 0 or 1, {@code [image, row, column]}
   * @param dilated 0 or 1, {@code [image, stretched row, stretched column]}
   * @param counts active positions of the mask, {@code [image, row]}, and behind them those of the
   *     dilated mask, {@code [image, stretched row]}
   * @param images how many images there are
   * @param positions numbers of positions of the mask's map over all images, {@code [image, any]}
   * @param totals how many of them each image has
   * @param largePositions the same of the dilated mask's map
   * @param largeTotals how many of them each image has
   */
  static void list(
      IntArray mask,
      IntArray dilated,
      IntArray counts,
      IntArray images,
      IntArray positions,
      IntArray totals,
      IntArray largePositions,
      IntArray largeTotals,
      IntArray geometry) {
    int items = geometry.get(Geometry.IMAGES) * geometry.get(MaskGeometry.LARGE_HEIGHT);
    for (@Parallel int item = 0; item < items; item++) {
      int rows = geometry.get(MaskGeometry.LARGE_HEIGHT);
      int image = item / rows;
      int y = item - image * rows;
      int stretch = geometry.get(MaskGeometry.STRETCH);
      int row = y / stretch;
      if (image >= images.get(0)) {
        if (y == 0) {
          totals.set(image, 0);
          largeTotals.set(image, 0);
        }
      } else {
        int height = geometry.get(MaskGeometry.HEIGHT);
        int mapRows = geometry.get(MaskGeometry.LARGE_MAP_HEIGHT);
        int mapColumns = geometry.get(MaskGeometry.LARGE_MAP_WIDTH);
        if (y < mapRows) {
          int first = image * mapRows * mapColumns;
          int next =
              first + before(counts, geometry.get(Geometry.IMAGES) * height + image * rows, y);
          int columns = geometry.get(MaskGeometry.LARGE_WIDTH);
          next =
              fill(
                  dilated,
                  item * columns,
                  mapColumns,
                  largePositions,
                  next,
                  first + y * mapColumns);
          if (y == mapRows - 1) {
            largeTotals.set(image, next - first);
          }
        }
        int smallRows = geometry.get(MaskGeometry.MAP_HEIGHT);
        int smallColumns = geometry.get(MaskGeometry.MAP_WIDTH);
        if (row * stretch == y && row < smallRows) {
          int first = image * smallRows * smallColumns;
          int next = first + before(counts, image * height, row);
          int start = (image * height + row) * geometry.get(MaskGeometry.WIDTH);
          next = fill(mask, start, smallColumns, positions, next, first + row * smallColumns);
          if (row == smallRows - 1) {
            totals.set(image, next - first);
          }
        }
      }
    }
  }

  private static int before(IntArray counts, int start, int rows) {
    int sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += counts.get(start + row);
    }
    return sum;
  }

  /** Lists one row, and says where the next one begins. */
  private static int fill(
      IntArray mask, int start, int columns, IntArray positions, int begin, int position) {
    int next = begin;
    for (int x = 0; x < columns; x++) {
      if (mask.get(start + x) != 0) {
        positions.set(next, position + x);
        next++;
      }
    }
    return next;
  }
}
