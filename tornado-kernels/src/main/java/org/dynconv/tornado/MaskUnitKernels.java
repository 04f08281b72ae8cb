package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.collections.VectorFloat16;
import uk.ac.manchester.tornado.api.types.vectors.Float16;

/** The mask unit: a 3×3 convolution to one channel, and the parts of the squeeze on the way. */
final class MaskUnitKernels {
  private MaskUnitKernels() {}

  /**
   * Logits without the squeeze, and {@code Σ squeeze[c] · in[y, x, c]} over the part of the image
   * that lies behind them. One work item takes four columns of one mask row, so that it divides and
   * reads weights once for four, and nobody has to read the map once more for the squeeze. Past the
   * last column that one is computed again, and written again with the same values.
   *
   * @param parameters has the weights {@code [kernel row, kernel column, block, lane]}, behind them
   *     the bias, and the squeeze {@code [block, lane]}, divided by the number of positions
   * @param images how many images there are
   * @param scores {@code [image, row, column]}
   * @param parts of the squeeze, {@code [image, any]}, zeros up to a whole number of vectors
   */
  static void score(
      FloatArray in,
      FloatArray parameters,
      IntArray images,
      FloatArray scores,
      FloatArray parts,
      IntArray geometry) {
    for (@Parallel int item = 0; item < geometry.get(Geometry.ITEMS); item++) {
      int width = geometry.get(MaskGeometry.WIDTH);
      int height = geometry.get(MaskGeometry.HEIGHT);
      int groups = (width + Positions.GROUP - 1) / Positions.GROUP;
      int maskRow = item / groups;
      int image = maskRow / height;
      if (image < images.get(0)) {
        int row = maskRow - image * height;
        int group = item - maskRow * groups;
        int first = group * Positions.GROUP;
        int c1 = Math.min(first + 1, width - 1);
        int c2 = Math.min(first + 2, width - 1);
        int c3 = Math.min(first + 3, width - 1);
        int blocks = geometry.get(Geometry.PITCH) / Lanes.WIDTH;
        int kernel = geometry.get(Geometry.KERNEL);
        int stride = geometry.get(Geometry.STRIDE);
        int left = geometry.get(Geometry.LEFT);
        int inWidth = geometry.get(Geometry.IN_WIDTH);
        int nowhere = geometry.get(Geometry.NOWHERE) / Lanes.WIDTH;
        int map = image * geometry.get(Geometry.IN_HEIGHT);
        int weight = geometry.get(Geometry.WEIGHTS);
        Float16 s0 = Lanes.all(0f);
        Float16 s1 = Lanes.all(0f);
        Float16 s2 = Lanes.all(0f);
        Float16 s3 = Lanes.all(0f);
        // One loop over the taps: vectors do not survive three nested loops in TornadoVM.
        int y = row * stride - geometry.get(Geometry.TOP);
        int x = -left;
        for (int tap = 0; tap < kernel * kernel; tap++) {
          int line = (map + y) * inWidth * blocks;
          int columns = 0;
          if (y >= 0 && y < geometry.get(Geometry.IN_HEIGHT)) {
            columns = inWidth;
          }
          int i0 = place(line, first * stride + x, columns, blocks, nowhere);
          int i1 = place(line, c1 * stride + x, columns, blocks, nowhere);
          int i2 = place(line, c2 * stride + x, columns, blocks, nowhere);
          int i3 = place(line, c3 * stride + x, columns, blocks, nowhere);
          for (int block = 0; block < blocks; block++) {
            Float16 w = new VectorFloat16(parameters).get(weight + block);
            s0 = Lanes.multiplyAdd(s0, w, new VectorFloat16(in).get(i0 + block));
            s1 = Lanes.multiplyAdd(s1, w, new VectorFloat16(in).get(i1 + block));
            s2 = Lanes.multiplyAdd(s2, w, new VectorFloat16(in).get(i2 + block));
            s3 = Lanes.multiplyAdd(s3, w, new VectorFloat16(in).get(i3 + block));
          }
          weight += blocks;
          x++;
          if (x == kernel - left) {
            x = -left;
            y++;
          }
        }
        float bias = parameters.get(weight * Lanes.WIDTH);
        scores.set(maskRow * width + first, bias + Lanes.sum(s0));
        scores.set(maskRow * width + c1, bias + Lanes.sum(s1));
        scores.set(maskRow * width + c2, bias + Lanes.sum(s2));
        scores.set(maskRow * width + c3, bias + Lanes.sum(s3));

        // The last ones take what the stride leaves over.
        int down = row * stride;
        int bottom = Math.min(down + stride, geometry.get(Geometry.IN_HEIGHT));
        if (row == height - 1) {
          bottom = geometry.get(Geometry.IN_HEIGHT);
        }
        int begin = first * stride;
        int end = Math.min(begin + Positions.GROUP * stride, inWidth);
        if (group == groups - 1) {
          end = inWidth;
        }
        int squeeze = geometry.get(Geometry.BIAS);
        Float16 sum = Lanes.all(0f);
        int across = Math.max(end - begin, 0);
        int around = across * Math.max(bottom - down, 0);
        for (int block = 0; block < blocks; block++) {
          Float16 channels = Lanes.all(0f);
          int at = ((map + down) * inWidth + begin) * blocks + block;
          int column = 0;
          for (int i = 0; i < around; i++) {
            channels = Float16.add(channels, new VectorFloat16(in).get(at));
            at += blocks;
            column++;
            if (column == across) {
              column = 0;
              at += (inWidth - across) * blocks;
            }
          }
          Float16 w = new VectorFloat16(parameters).get(squeeze + block);
          sum = Lanes.multiplyAdd(sum, channels, w);
        }
        int part = row * groups + group;
        int pitch = geometry.get(MaskGeometry.PARTS);
        parts.set(image * pitch + part, Lanes.sum(sum));
        if (part == height * groups - 1) {
          for (int i = part + 1; i < pitch; i++) {
            parts.set(image * pitch + i, 0f);
          }
        }
      }
    }
  }

  /** Where an input position begins, in blocks; that of zeros if it lies outside the image. */
  private static int place(int line, int x, int columns, int blocks, int nowhere) {
    int at = nowhere;
    if (x >= 0 && x < columns) {
      at = line + x * blocks;
    }
    return at;
  }
}
