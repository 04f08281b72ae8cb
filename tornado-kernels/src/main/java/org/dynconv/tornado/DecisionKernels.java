package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.collections.VectorFloat16;
import uk.ac.manchester.tornado.api.types.vectors.Float16;

/** Decisions, their dilation, and the counts of active positions that the compaction needs. */
final class DecisionKernels {
  private DecisionKernels() {}

  /**
   * Adds the squeeze to the scores, decides, and turns on in the dilated mask what has an active
   * position at or next to it, after stretching with zeros between. One work item takes one row of
   * the dilated mask of one image, and writes the mask's row that lands on it. It decides the rows
   * next to that one for itself, so that no kernel has to come between.
   *
   * @param scores logits without the squeeze, {@code [image, row, column]}
   * @param parts of the squeeze, {@code [image, any]}
   * @param forced decisions of the largest batch given from outside, 0 or 1; any other array if
   *     there are none
   * @param images how many images there are
   * @param logits {@code [image, row, column]}
   * @param mask 0 or 1, {@code [image, row, column]}
   * @param dilated 0 or 1, {@code [image, stretched row, stretched column]}
   * @param counts active positions of the mask on its map, {@code [image, row]}, and behind them
   *     those of the dilated mask on its map, {@code [image, stretched row]}
   * @param given 1 if decisions are given
   */
  static void decide(
      FloatArray scores,
      FloatArray parts,
      IntArray forced,
      IntArray images,
      FloatArray logits,
      IntArray mask,
      IntArray dilated,
      IntArray counts,
      IntArray geometry,
      int given) {
    int items = geometry.get(Geometry.IMAGES) * geometry.get(MaskGeometry.LARGE_HEIGHT);
    for (@Parallel int item = 0; item < items; item++) {
      int rows = geometry.get(MaskGeometry.LARGE_HEIGHT);
      int image = item / rows;
      if (image < images.get(0)) {
        int y = item - image * rows;
        int height = geometry.get(MaskGeometry.HEIGHT);
        int width = geometry.get(MaskGeometry.WIDTH);
        int stretch = geometry.get(MaskGeometry.STRETCH);
        int vectors = geometry.get(MaskGeometry.PARTS) / Lanes.WIDTH;
        Float16 sums = Lanes.all(0f);
        for (int i = 0; i < vectors; i++) {
          sums = Float16.add(sums, new VectorFloat16(parts).get(image * vectors + i));
        }
        float squeeze = Lanes.sum(sums);

        // The first and last mask rows that land at most one away.
        int top = (image * height + Math.max((y + stretch - 2) / stretch, 0)) * width;
        int bottom = (image * height + Math.min((y + 1) / stretch, height - 1)) * width;
        int columns = geometry.get(MaskGeometry.LARGE_MAP_WIDTH);
        int count = 0;
        int before = 0;
        int here = 0;
        int after = column(scores, forced, squeeze, top, bottom, width, given);
        for (int x = 0; x < width; x++) {
          before = here;
          here = after;
          after = 0;
          if (x + 1 < width) {
            after = column(scores, forced, squeeze, top + x + 1, bottom + x + 1, width, given);
          }
          for (int i = 0; i < stretch; i++) {
            int on = 0;
            if (i < 2) {
              on = here;
            }
            if (i == stretch - 1) {
              on = Math.max(on, after);
            }
            if (stretch == 1) {
              on = Math.max(on, before);
            }
            dilated.set(item * width * stretch + x * stretch + i, on);
            if (x * stretch + i < columns) {
              count += on;
            }
          }
        }
        counts.set(geometry.get(Geometry.IMAGES) * height + item, count);

        int row = y / stretch;
        if (row * stretch == y) {
          int line = image * height + row;
          int active = 0;
          for (int x = 0; x < width; x++) {
            int at = line * width + x;
            logits.set(at, scores.get(at) + squeeze);
            int on = decision(scores, forced, squeeze, at, given);
            mask.set(at, on);
            if (x < geometry.get(MaskGeometry.MAP_WIDTH)) {
              active += on;
            }
          }
          counts.set(line, active);
        }
      }
    }
  }

  /** Whether any position of a column is on, from the one at top to the one at bottom. */
  private static int column(
      FloatArray scores,
      IntArray forced,
      float squeeze,
      int top,
      int bottom,
      int width,
      int given) {
    int on = 0;
    for (int at = top; at <= bottom; at += width) {
      on = Math.max(on, decision(scores, forced, squeeze, at, given));
    }
    return on;
  }

  private static int decision(
      FloatArray scores, IntArray forced, float squeeze, int at, int given) {
    int on = 0;
    if (given == 1) {
      on = forced.get(at);
    } else {
      if (scores.get(at) + squeeze >= 0f) {
        on = 1;
      }
    }
    return on;
  }
}
