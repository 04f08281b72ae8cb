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
          int width = geometry.get(Geometry.OUT_WIDTH);
          int height = geometry.get(Geometry.OUT_HEIGHT);
          int stride = geometry.get(Geometry.STRIDE);
          int top = geometry.get(Geometry.TOP);
          int left = geometry.get(Geometry.LEFT);
          int r0 = p0 / width;
          int m0 = r0 / height;
          int y0 = (r0 - m0 * height) * stride - top;
          int x0 = (p0 - r0 * width) * stride - left;
          m0 = m0 * geometry.get(Geometry.IN_HEIGHT);
          int r1 = p1 / width;
          int m1 = r1 / height;
          int y1 = (r1 - m1 * height) * stride - top;
          int x1 = (p1 - r1 * width) * stride - left;
          m1 = m1 * geometry.get(Geometry.IN_HEIGHT);
          int r2 = p2 / width;
          int m2 = r2 / height;
          int y2 = (r2 - m2 * height) * stride - top;
          int x2 = (p2 - r2 * width) * stride - left;
          m2 = m2 * geometry.get(Geometry.IN_HEIGHT);
          int r3 = p3 / width;
          int m3 = r3 / height;
          int y3 = (r3 - m3 * height) * stride - top;
          int x3 = (p3 - r3 * width) * stride - left;
          m3 = m3 * geometry.get(Geometry.IN_HEIGHT);
          int kernel = geometry.get(Geometry.KERNEL);
          int row = geometry.get(Geometry.WEIGHTS) + block * kernel * kernel * channels;
          int down = 0;
          int across = 0;
          for (int tap = 0; tap < kernel * kernel; tap++) {
            int i0 = Geometry.source(m0, y0 + down, x0 + across, geometry);
            int i1 = Geometry.source(m1, y1 + down, x1 + across, geometry);
            int i2 = Geometry.source(m2, y2 + down, x2 + across, geometry);
            int i3 = Geometry.source(m3, y3 + down, x3 + across, geometry);
            for (int c = 0; c < channels; c++) {
              Float16 w = new VectorFloat16(parameters).get(row + c);
              s0 = Lanes.multiplyAdd(s0, w, Lanes.all(in.get(i0 + c)));
              s1 = Lanes.multiplyAdd(s1, w, Lanes.all(in.get(i1 + c)));
              s2 = Lanes.multiplyAdd(s2, w, Lanes.all(in.get(i2 + c)));
              s3 = Lanes.multiplyAdd(s3, w, Lanes.all(in.get(i3 + c)));
            }
            row += channels;
            across++;
            if (across == kernel) {
              across = 0;
              down++;
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
