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
   * reads weights once for four, and nobody has to read the map once more for the squeeze.
   *
   * @param parameters has the weights {@code [kernel row, kernel column, block, lane]}, behind them
   *     the bias, and the squeeze {@code [block, lane]}, divided by the number of positions
   * @param images how many images there are
   * @param scores {@code [image, row, column]}
   * @param parts of the squeeze, {@code [image, any]}, zeros up to a whole number of vectors
   * @param usual 1 if the window is three by three and there is no stride
   */
  static void score(
      FloatArray in,
      FloatArray parameters,
      IntArray images,
      FloatArray scores,
      FloatArray parts,
      IntArray geometry,
      int usual) {
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
        if (usual == 1) {
          // Three by three and no stride: each input is loaded once for the three that see it.
          for (int down = 0; down < 3; down++) {
            int y = row - geometry.get(Geometry.TOP) + down;
            int line = (map + y) * inWidth * blocks;
            int columns = columns(y, geometry);
            int x = first - left;
            int i0 = place(line, x, columns, blocks, nowhere);
            int i1 = place(line, x + 1, columns, blocks, nowhere);
            int i2 = place(line, x + 2, columns, blocks, nowhere);
            int i3 = place(line, x + 3, columns, blocks, nowhere);
            int i4 = place(line, x + 4, columns, blocks, nowhere);
            int i5 = place(line, x + 5, columns, blocks, nowhere);
            for (int block = 0; block < blocks; block++) {
              Float16 w0 = new VectorFloat16(parameters).get(weight + block);
              Float16 w1 = new VectorFloat16(parameters).get(weight + blocks + block);
              Float16 w2 = new VectorFloat16(parameters).get(weight + 2 * blocks + block);
              s0 = Lanes.multiplyAdd(s0, w0, new VectorFloat16(in).get(i0 + block));
              Float16 v1 = new VectorFloat16(in).get(i1 + block);
              s0 = Lanes.multiplyAdd(s0, w1, v1);
              s1 = Lanes.multiplyAdd(s1, w0, v1);
              Float16 v2 = new VectorFloat16(in).get(i2 + block);
              s0 = Lanes.multiplyAdd(s0, w2, v2);
              s1 = Lanes.multiplyAdd(s1, w1, v2);
              s2 = Lanes.multiplyAdd(s2, w0, v2);
              Float16 v3 = new VectorFloat16(in).get(i3 + block);
              s1 = Lanes.multiplyAdd(s1, w2, v3);
              s2 = Lanes.multiplyAdd(s2, w1, v3);
              s3 = Lanes.multiplyAdd(s3, w0, v3);
              Float16 v4 = new VectorFloat16(in).get(i4 + block);
              s2 = Lanes.multiplyAdd(s2, w2, v4);
              s3 = Lanes.multiplyAdd(s3, w1, v4);
              s3 = Lanes.multiplyAdd(s3, w2, new VectorFloat16(in).get(i5 + block));
            }
            weight += 3 * blocks;
          }
        } else {
          // One loop over the taps: vectors do not survive three nested loops in TornadoVM.
          int y = row * stride - geometry.get(Geometry.TOP);
          int x = -left;
          for (int tap = 0; tap < kernel * kernel; tap++) {
            int line = (map + y) * inWidth * blocks;
            int columns = columns(y, geometry);
            int i0 = place(line, first * stride + x, columns, blocks, nowhere);
            int i1 = place(line, (first + 1) * stride + x, columns, blocks, nowhere);
            int i2 = place(line, (first + 2) * stride + x, columns, blocks, nowhere);
            int i3 = place(line, (first + 3) * stride + x, columns, blocks, nowhere);
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
        }
        float bias = parameters.get(weight * Lanes.WIDTH);
        scores.set(maskRow * width + first, bias + Lanes.sum(s0));
        if (first + 1 < width) {
          scores.set(maskRow * width + first + 1, bias + Lanes.sum(s1));
        }
        if (first + 2 < width) {
          scores.set(maskRow * width + first + 2, bias + Lanes.sum(s2));
        }
        if (first + 3 < width) {
          scores.set(maskRow * width + first + 3, bias + Lanes.sum(s3));
        }

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

  /** How many columns there are to read in an input row. */
  private static int columns(int y, IntArray geometry) {
    int columns = 0;
    if (y >= 0 && y < geometry.get(Geometry.IN_HEIGHT)) {
      columns = geometry.get(Geometry.IN_WIDTH);
    }
    return columns;
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
