package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.collections.VectorFloat16;
import uk.ac.manchester.tornado.api.types.vectors.Float16;

/**
 * What happens to a shortcut where the branch is not computed. Where it is, the convolutions
 * themselves scatter their sums onto it.
 */
final class ResidualKernels {
  private ResidualKernels() {}

  /**
   * {@code out = activation(residual)} off the mask. One work item takes sixteen channels of one
   * position. In the geometry the mask is the input.
   *
   * @param residual the shortcut; any other array if the output holds it
   * @param mask 0 or 1, {@code [image, row, column]}, at least as large as the map
   * @param where where the residual is, as in {@link Lanes}
   * @param activation as in {@link Lanes}
   */
  static void pass(
      FloatArray residual,
      IntArray mask,
      IntArray images,
      FloatArray out,
      IntArray geometry,
      int where,
      int activation) {
    for (@Parallel int position = 0; position < geometry.get(Geometry.ITEMS); position++) {
      for (@Parallel int block = 0; block < geometry.get(Geometry.BLOCKS); block++) {
        if (position < images.get(0) * geometry.get(Geometry.POSITIONS)) {
          int width = geometry.get(Geometry.OUT_WIDTH);
          int row = position / width;
          int image = row / geometry.get(Geometry.OUT_HEIGHT);
          int y = row - image * geometry.get(Geometry.OUT_HEIGHT);
          int maskRow = image * geometry.get(Geometry.IN_HEIGHT) + y;
          int at = maskRow * geometry.get(Geometry.IN_WIDTH) + position - row * width;
          if (mask.get(at) == 0) {
            int here = position * geometry.get(Geometry.BLOCKS) + block;
            if (where == Lanes.IN_PLACE) {
              Float16 value = new VectorFloat16(out).get(here);
              new VectorFloat16(out).set(here, Lanes.activate(value, activation));
            } else {
              Float16 value = new VectorFloat16(residual).get(here);
              new VectorFloat16(out).set(here, Lanes.activate(value, activation));
            }
          }
        }
      }
    }
  }
}
