package org.dynconv.data;

/**
 * One batch of normalised images. Its arrays belong to the loader and are filled again: they hold
 * this batch until the next one is asked for.
 */
public final class Batch {
  private final int height;
  private final int width;
  private final float[] images;
  private final long[] labels;
  private final int[] indices;
  private int number;
  private int size;

  Batch(int capacity, int height, int width) {
    this.height = height;
    this.width = width;
    images = new float[Math.multiplyExact(capacity, height * width * 3)];
    labels = new long[capacity];
    indices = new int[capacity];
  }

  void describe(int batchNumber, int batchSize) {
    number = batchNumber;
    size = batchSize;
  }

  /**
   * Which batch of its epoch this is.
   *
   * @return the number, from 0
   */
  public int number() {
    return number;
  }

  /**
   * Number of images; the last batch of an epoch may be smaller than the others.
   *
   * @return the count, at least 1
   */
  public int size() {
    return size;
  }

  /**
   * Height of the images.
   *
   * @return rows of pixels
   */
  public int height() {
    return height;
  }

  /**
   * Width of the images.
   *
   * @return columns of pixels
   */
  public int width() {
    return width;
  }

  /**
   * The normalised pixels, {@code [N, H, W, 3]}: the first {@code size() * height() * width() * 3}
   * values count, what follows is left over from earlier batches.
   *
   * @return the loader's own array
   */
  public float[] images() {
    return images;
  }

  /**
   * The labels: the first {@code size()} count.
   *
   * @return the loader's own array
   */
  public long[] labels() {
    return labels;
  }

  /**
   * Where the images lie in the data set: the first {@code size()} count.
   *
   * @return the loader's own array
   */
  public int[] indices() {
    return indices;
  }
}
