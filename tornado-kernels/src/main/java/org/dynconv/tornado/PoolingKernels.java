package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.collections.VectorFloat16;
import uk.ac.manchester.tornado.api.types.vectors.Float16;

/** Pooling, subsampling and bringing images to the padded layout. */
final class PoolingKernels {
  private PoolingKernels() {}

  /** The mean over all positions. One work item takes sixteen channels of one image. */
  static void average(FloatArray in, IntArray images, FloatArray out, IntArray geometry) {
    for (@Parallel int image = 0; image < geometry.get(Geometry.ITEMS); image++) {
      for (@Parallel int block = 0; block < geometry.get(Geometry.BLOCKS); block++) {
        if (image < images.get(0)) {
          int blocks = geometry.get(Geometry.BLOCKS);
          int positions = geometry.get(Geometry.IN_HEIGHT) * geometry.get(Geometry.IN_WIDTH);
          Float16 sum = Lanes.all(0f);
          for (int position = 0; position < positions; position++) {
            int at = (image * positions + position) * blocks + block;
            sum = Float16.add(sum, new VectorFloat16(in).get(at));
          }
          new VectorFloat16(out)
              .set(image * blocks + block, Float16.mult(sum, Lanes.all(1f / positions)));
        }
      }
    }
  }

  /** The maximum over a window. One work item takes one channel of one position. */
  static void maximum(FloatArray in, IntArray images, FloatArray out, IntArray geometry) {
    for (@Parallel int lane = 0; lane < geometry.get(Geometry.PITCH); lane++) {
      for (@Parallel int position = 0; position < geometry.get(Geometry.ITEMS); position++) {
        if (position == 0) {
          out.set(geometry.get(Geometry.OUT_NOWHERE) * geometry.get(Geometry.PITCH) + lane, 0f);
        }
        if (position < images.get(0) * geometry.get(Geometry.POSITIONS)) {
          int kernel = geometry.get(Geometry.KERNEL);
          int row = position / geometry.get(Geometry.OUT_WIDTH);
          int map = row / geometry.get(Geometry.OUT_HEIGHT);
          int y = (row - map * geometry.get(Geometry.OUT_HEIGHT)) * geometry.get(Geometry.STRIDE);
          int x =
              (position - row * geometry.get(Geometry.OUT_WIDTH)) * geometry.get(Geometry.STRIDE);
          y -= geometry.get(Geometry.TOP);
          x -= geometry.get(Geometry.LEFT);
          map *= geometry.get(Geometry.IN_HEIGHT);
          float largest = Float.NEGATIVE_INFINITY;
          for (int down = 0; down < kernel; down++) {
            for (int across = 0; across < kernel; across++) {
              int at = Geometry.source(map, y + down, x + across, geometry);
              if (at != geometry.get(Geometry.NOWHERE)) {
                largest = Math.max(largest, in.get(at + lane));
              }
            }
          }
          out.set(position * geometry.get(Geometry.PITCH) + lane, largest);
        }
      }
    }
  }

  /**
   * Every so many rows and columns, with channels of zeros before and after. One work item takes
   * one channel of one position; the geometry's padding to the left is that of channels.
   */
  static void subsample(FloatArray in, IntArray images, FloatArray out, IntArray geometry) {
    for (@Parallel int lane = 0; lane < geometry.get(Geometry.BLOCKS) * Lanes.WIDTH; lane++) {
      for (@Parallel int position = 0; position < geometry.get(Geometry.ITEMS); position++) {
        if (position == 0) {
          out.set(
              geometry.get(Geometry.OUT_NOWHERE) * geometry.get(Geometry.BLOCKS) * Lanes.WIDTH
                  + lane,
              0f);
        }
        if (position < images.get(0) * geometry.get(Geometry.POSITIONS)) {
          int width = geometry.get(Geometry.OUT_WIDTH);
          int stride = geometry.get(Geometry.STRIDE);
          int row = position / width;
          int image = row / geometry.get(Geometry.OUT_HEIGHT);
          int y = (row - image * geometry.get(Geometry.OUT_HEIGHT)) * stride;
          int x = (position - row * width) * stride;
          int inRow = image * geometry.get(Geometry.IN_HEIGHT) + y;
          int channel = lane - geometry.get(Geometry.LEFT);
          float value = 0f;
          if (channel >= 0 && channel < geometry.get(Geometry.CHANNELS)) {
            int at = inRow * geometry.get(Geometry.IN_WIDTH) + x;
            value = in.get(at * geometry.get(Geometry.PITCH) + channel);
          }
          out.set(position * geometry.get(Geometry.BLOCKS) * Lanes.WIDTH + lane, value);
        }
      }
    }
  }

  /** Pads the channels of images with zeros. One work item takes one value. */
  static void pad(FloatArray images, IntArray count, FloatArray out, IntArray geometry) {
    for (@Parallel int lane = 0; lane < geometry.get(Geometry.BLOCKS) * Lanes.WIDTH; lane++) {
      for (@Parallel int position = 0; position < geometry.get(Geometry.ITEMS); position++) {
        if (position == 0) {
          out.set(
              geometry.get(Geometry.OUT_NOWHERE) * geometry.get(Geometry.BLOCKS) * Lanes.WIDTH
                  + lane,
              0f);
        }
        if (position < count.get(0) * geometry.get(Geometry.POSITIONS)) {
          float value = 0f;
          if (lane < geometry.get(Geometry.CHANNELS)) {
            value = images.get(position * geometry.get(Geometry.PITCH) + lane);
          }
          out.set(position * geometry.get(Geometry.BLOCKS) * Lanes.WIDTH + lane, value);
        }
      }
    }
  }
}
