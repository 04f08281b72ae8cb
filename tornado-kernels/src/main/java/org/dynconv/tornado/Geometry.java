package org.dynconv.tornado;

import org.dynconv.inference.Shape;
import org.dynconv.inference.Window;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * Where a kernel looks. The numbers travel in an array, so that layers of different sizes share one
 * kernel source, which a driver with a cache compiles once.
 */
final class Geometry {
  static final int IN_HEIGHT = 0;
  static final int IN_WIDTH = 1;
  static final int OUT_HEIGHT = 2;
  static final int OUT_WIDTH = 3;
  static final int KERNEL = 4;
  static final int STRIDE = 5;
  static final int TOP = 6;
  static final int LEFT = 7;

  /** Floats from one input position to the next. */
  static final int PITCH = 8;

  /** Input channels that are read. */
  static final int CHANNELS = 9;

  /** Blocks of channels that are written. */
  static final int BLOCKS = 10;

  /** Where the input holds a row of zeros, read in place of what lies outside. */
  static final int NOWHERE = 11;

  /** Work items along the first axis, for the largest batch. */
  static final int ITEMS = 12;

  /** Output positions of one image. */
  static final int POSITIONS = 13;

  /** Which position of the output is to hold zeros: the one behind the largest batch. */
  static final int OUT_NOWHERE = 14;

  /** Block of the parameters where the weights begin. */
  static final int WEIGHTS = 15;

  /** Block of the parameters where the biases begin; for a mask unit, block of the squeeze. */
  static final int BIAS = 16;

  /** The most images. */
  static final int IMAGES = 17;

  /** How many numbers there are; those of masks follow. */
  static final int SIZE = 18;

  private Geometry() {}

  /**
   * Packs the numbers.
   *
   * @param pitch floats from one input position to the next
   * @param items work items along the first axis
   * @param maxBatch the most images
   */
  static IntArray of(Shape in, Shape out, Window window, int pitch, int items, int maxBatch) {
    IntArray numbers = new IntArray(SIZE);
    fill(numbers, in, out, window, pitch, items, maxBatch);
    return numbers;
  }

  static void fill(
      IntArray numbers, Shape in, Shape out, Window window, int pitch, int items, int maxBatch) {
    numbers.init(0);
    numbers.set(IN_HEIGHT, in.height());
    numbers.set(IN_WIDTH, in.width());
    numbers.set(OUT_HEIGHT, out.height());
    numbers.set(OUT_WIDTH, out.width());
    numbers.set(KERNEL, window.kernel());
    numbers.set(STRIDE, window.stride());
    numbers.set(TOP, window.top());
    numbers.set(LEFT, window.left());
    numbers.set(PITCH, pitch);
    numbers.set(CHANNELS, in.channels());
    numbers.set(BLOCKS, Lanes.blocks(out.channels()));
    numbers.set(NOWHERE, Math.multiplyExact(Math.multiplyExact(maxBatch, in.positions()), pitch));
    numbers.set(ITEMS, items);
    numbers.set(POSITIONS, out.positions());
    numbers.set(OUT_NOWHERE, Math.multiplyExact(maxBatch, out.positions()));
    numbers.set(IMAGES, maxBatch);
  }

  /**
   * Where an input row begins; that of zeros if it lies outside the image. Callers divide a
   * position into image, row and column once, not for every tap: divisions cost more than products.
   *
   * @param imageRow first row of the image, over all images
   * @param y row of the image
   * @param x column of the image
   * @param geometry of the layer
   */
  static int source(int imageRow, int y, int x, IntArray geometry) {
    int width = geometry.get(IN_WIDTH);
    int at = geometry.get(NOWHERE);
    if (y >= 0 && y < geometry.get(IN_HEIGHT) && x >= 0 && x < width) {
      at = ((imageRow + y) * width + x) * geometry.get(PITCH);
    }
    return at;
  }
}
