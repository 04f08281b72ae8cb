package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.collections.VectorFloat16;
import uk.ac.manchester.tornado.api.types.vectors.Float16;

/** The mask unit: a 3×3 convolution to one channel and the squeeze of the whole image. */
final class MaskUnitKernels {
  private MaskUnitKernels() {}

  /**
   * The squeeze of a sixteenth of each image's rows: {@code Σ_y Σ_x Σ_c squeeze[c] · in[y, x, c]},
   * {@code y} being every sixteenth row. One work item takes one sum.
   *
   * @param parameters has the squeeze {@code [block, lane]}, divided by the number of positions
   * @param images how many images there are
   * @param parts {@code [image, lane]}
   */
  static void squeeze(
      FloatArray in, FloatArray parameters, IntArray images, FloatArray parts, IntArray geometry) {
    for (@Parallel int part = 0; part < geometry.get(Geometry.IMAGES) * Lanes.WIDTH; part++) {
      int image = part / Lanes.WIDTH;
      if (image < images.get(0)) {
        int height = geometry.get(Geometry.IN_HEIGHT);
        int width = geometry.get(Geometry.IN_WIDTH);
        int blocks = geometry.get(Geometry.PITCH) / Lanes.WIDTH;
        Float16 sum = Lanes.all(0f);
        for (int y = part - image * Lanes.WIDTH; y < height; y += Lanes.WIDTH) {
          for (int block = 0; block < blocks; block++) {
            Float16 channels = Lanes.all(0f);
            for (int x = 0; x < width; x++) {
              int at = ((image * height + y) * width + x) * blocks + block;
              channels = Float16.add(channels, new VectorFloat16(in).get(at));
            }
            sum =
                Lanes.multiplyAdd(
                    sum,
                    channels,
                    new VectorFloat16(parameters).get(geometry.get(Geometry.BIAS) + block));
          }
        }
        parts.set(part, Lanes.sum(sum));
      }
    }
  }

  /**
   * The logits and the decisions. One work item takes one position.
   *
   * @param parameters has the weights {@code [kernel row, kernel column, block, lane]} and behind
   *     them the bias
   * @param parts the squeeze, {@code [image, lane]}
   * @param forced decisions of the largest batch given from outside, 0 or 1; any other array if
   *     there are none
   * @param logits {@code [image, row, column]}
   * @param mask 0 or 1, {@code [image, row, column]}
   * @param given 1 if decisions are given
   */
  static void decide(
      FloatArray in,
      FloatArray parameters,
      FloatArray parts,
      IntArray forced,
      IntArray images,
      FloatArray logits,
      IntArray mask,
      IntArray geometry,
      int given) {
    for (@Parallel int position = 0; position < geometry.get(Geometry.ITEMS); position++) {
      int image = position / geometry.get(Geometry.POSITIONS);
      if (image < images.get(0)) {
        int blocks = geometry.get(Geometry.PITCH) / Lanes.WIDTH;
        int taps = geometry.get(Geometry.KERNEL) * geometry.get(Geometry.KERNEL);
        Float16 sum = new VectorFloat16(parts).get(image);
        for (int tap = 0; tap < taps; tap++) {
          int at = Geometry.source(position, tap, geometry) / Lanes.WIDTH;
          for (int block = 0; block < blocks; block++) {
            sum =
                Lanes.multiplyAdd(
                    sum,
                    new VectorFloat16(in).get(at + block),
                    new VectorFloat16(parameters)
                        .get(geometry.get(Geometry.WEIGHTS) + tap * blocks + block));
          }
        }
        int behind = geometry.get(Geometry.WEIGHTS) + taps * blocks;
        float logit = parameters.get(behind * Lanes.WIDTH) + Lanes.sum(sum);
        logits.set(position, logit);
        int on = 0;
        if (logit >= 0f) {
          on = 1;
        }
        if (given == 1) {
          on = forced.get(position);
        }
        mask.set(position, on);
      }
    }
  }
}
