package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.collections.VectorFloat16;
import uk.ac.manchester.tornado.api.types.vectors.Float16;

/** Convolutions of each channel by itself, dense or masked. */
final class DepthwiseKernels {
  private DepthwiseKernels() {}

  /**
   * One work item computes sixteen channels of one position.
   *
   * @param parameters has the weights {@code [kernel row, kernel column, block, lane]} and the
   *     biases {@code [block, lane]}
   * @param positions the active positions; any array if all are
   * @param count active positions of each image, or how many images there are
   * @param listed 1 if the positions are listed
   * @param activation as in {@link Lanes}
   */
  static void convolve(
      FloatArray in,
      FloatArray parameters,
      FloatArray out,
      IntArray positions,
      IntArray count,
      IntArray geometry,
      int listed,
      int activation) {
    for (@Parallel int item = 0; item < geometry.get(Geometry.ITEMS); item++) {
      for (@Parallel int block = 0; block < geometry.get(Geometry.BLOCKS); block++) {
        if (item == 0) {
          int zeros = geometry.get(Geometry.OUT_NOWHERE) * geometry.get(Geometry.BLOCKS) + block;
          new VectorFloat16(out).set(zeros, Lanes.all(0f));
        }
        int first = item;
        int end = count.get(0) * geometry.get(Geometry.POSITIONS);
        if (listed == 1) {
          int image = item / geometry.get(Geometry.POSITIONS);
          first = item - image * geometry.get(Geometry.POSITIONS);
          end = count.get(image);
        }
        if (first < end) {
          int position = item;
          if (listed == 1) {
            position = positions.get(item);
          }
          int blocks = geometry.get(Geometry.BLOCKS);
          int kernel = geometry.get(Geometry.KERNEL);
          int row = position / geometry.get(Geometry.OUT_WIDTH);
          int map = row / geometry.get(Geometry.OUT_HEIGHT);
          int y = (row - map * geometry.get(Geometry.OUT_HEIGHT)) * geometry.get(Geometry.STRIDE);
          int x =
              (position - row * geometry.get(Geometry.OUT_WIDTH)) * geometry.get(Geometry.STRIDE);
          y -= geometry.get(Geometry.TOP);
          x -= geometry.get(Geometry.LEFT);
          map *= geometry.get(Geometry.IN_HEIGHT);
          int weight = geometry.get(Geometry.WEIGHTS) + block;
          Float16 sum = new VectorFloat16(parameters).get(geometry.get(Geometry.BIAS) + block);
          for (int down = 0; down < kernel; down++) {
            for (int across = 0; across < kernel; across++) {
              int at = Geometry.source(map, y + down, x + across, geometry) / Lanes.WIDTH;
              sum =
                  Lanes.multiplyAdd(
                      sum,
                      new VectorFloat16(in).get(at + block),
                      new VectorFloat16(parameters).get(weight));
              weight += blocks;
            }
          }
          new VectorFloat16(out).set(position * blocks + block, Lanes.activate(sum, activation));
        }
      }
    }
  }
}
