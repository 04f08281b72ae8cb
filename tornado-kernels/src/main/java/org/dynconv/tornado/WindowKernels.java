package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.collections.VectorFloat16;
import uk.ac.manchester.tornado.api.types.vectors.Float16;

/** Convolutions over all channels with any window: stem, strided shortcuts, dense or masked 3×3. */
final class WindowKernels {
  private WindowKernels() {}

  /**
   * One work item computes sixteen channels of four positions, so that a row of weights is read
   * once for four. Past the last position of a group of four the last one is computed again, and
   * written again with the same values.
   *
   * @param parameters has the weights {@code [block, kernel row, kernel column, input channel,
   *     lane]} and the biases {@code [block, lane]}
   * @param residual what is added, of the output's layout; an array of no other use if there is
   *     none, or it is the output: TornadoVM waits for ever for a kernel that takes one array twice
   * @param positions the active positions; any array if all are
   * @param count active positions of each image, or how many images there are
   * @param listed 1 if the positions are listed
   * @param added where the residual is, as in {@link Lanes}
   * @param activation as in {@link Lanes}
   */
  static void convolve(
      FloatArray in,
      FloatArray parameters,
      FloatArray residual,
      FloatArray out,
      IntArray positions,
      IntArray count,
      IntArray geometry,
      int listed,
      int added,
      int activation) {
    for (@Parallel int group = 0; group < geometry.get(Geometry.ITEMS); group++) {
      for (@Parallel int block = 0; block < geometry.get(Geometry.BLOCKS); block++) {
        if (group == 0) {
          int zeros = geometry.get(Geometry.OUT_NOWHERE) * geometry.get(Geometry.BLOCKS) + block;
          new VectorFloat16(out).set(zeros, Lanes.all(0f));
        }
        int first = group * Positions.GROUP;
        int last = count.get(0) * geometry.get(Geometry.POSITIONS) - 1;
        int start = 0;
        if (listed == 1) {
          int image = group / Positions.groups(geometry.get(Geometry.POSITIONS));
          start = image * geometry.get(Geometry.POSITIONS);
          first =
              (group - image * Positions.groups(geometry.get(Geometry.POSITIONS)))
                  * Positions.GROUP;
          last = count.get(image) - 1;
        }
        if (first <= last) {
          int p0 = start + first;
          int p1 = start + Math.min(first + 1, last);
          int p2 = start + Math.min(first + 2, last);
          int p3 = start + Math.min(first + 3, last);
          if (listed == 1) {
            p0 = positions.get(p0);
            p1 = positions.get(p1);
            p2 = positions.get(p2);
            p3 = positions.get(p3);
          }
          int blocks = geometry.get(Geometry.BLOCKS);
          Float16 s0 = new VectorFloat16(parameters).get(geometry.get(Geometry.BIAS) + block);
          Float16 s1 = s0;
          Float16 s2 = s0;
          Float16 s3 = s0;
          if (added == Lanes.ELSEWHERE) {
            s0 = Float16.add(s0, new VectorFloat16(residual).get(p0 * blocks + block));
            s1 = Float16.add(s1, new VectorFloat16(residual).get(p1 * blocks + block));
            s2 = Float16.add(s2, new VectorFloat16(residual).get(p2 * blocks + block));
            s3 = Float16.add(s3, new VectorFloat16(residual).get(p3 * blocks + block));
          }
          if (added == Lanes.IN_PLACE) {
            s0 = Float16.add(s0, new VectorFloat16(out).get(p0 * blocks + block));
            s1 = Float16.add(s1, new VectorFloat16(out).get(p1 * blocks + block));
            s2 = Float16.add(s2, new VectorFloat16(out).get(p2 * blocks + block));
            s3 = Float16.add(s3, new VectorFloat16(out).get(p3 * blocks + block));
          }
          int channels = geometry.get(Geometry.CHANNELS);
          int taps = geometry.get(Geometry.KERNEL) * geometry.get(Geometry.KERNEL);
          for (int tap = 0; tap < taps; tap++) {
            int i0 = Geometry.source(p0, tap, geometry);
            int i1 = Geometry.source(p1, tap, geometry);
            int i2 = Geometry.source(p2, tap, geometry);
            int i3 = Geometry.source(p3, tap, geometry);
            int row = geometry.get(Geometry.WEIGHTS) + (block * taps + tap) * channels;
            for (int c = 0; c < channels; c++) {
              Float16 w = new VectorFloat16(parameters).get(row + c);
              s0 = Lanes.multiplyAdd(s0, w, Lanes.all(in.get(i0 + c)));
              s1 = Lanes.multiplyAdd(s1, w, Lanes.all(in.get(i1 + c)));
              s2 = Lanes.multiplyAdd(s2, w, Lanes.all(in.get(i2 + c)));
              s3 = Lanes.multiplyAdd(s3, w, Lanes.all(in.get(i3 + c)));
            }
          }
          new VectorFloat16(out).set(p0 * blocks + block, Lanes.activate(s0, activation));
          new VectorFloat16(out).set(p1 * blocks + block, Lanes.activate(s1, activation));
          new VectorFloat16(out).set(p2 * blocks + block, Lanes.activate(s2, activation));
          new VectorFloat16(out).set(p3 * blocks + block, Lanes.activate(s3, activation));
        }
      }
    }
  }
}
