package org.dynconv.data;

import java.util.Objects;

/** A picture of any size, 8 bits a channel, channels last. */
public final class RgbImage {
  private final int height;
  private final int width;
  private final byte[] pixels;

  /**
   * Wraps pixels.
   *
   * @param height rows, at least 1
   * @param width columns, at least 1
   * @param pixels {@code [H, W, 3]}, not copied
   */
  public RgbImage(int height, int width, byte[] pixels) {
    if (height < 1 || width < 1 || pixels.length != Math.multiplyExact(height * 3, width)) {
      throw new IllegalArgumentException(
          "%d bytes are no RGB image of %d x %d".formatted(pixels.length, height, width));
    }
    this.height = height;
    this.width = width;
    this.pixels = pixels;
  }

  /**
   * Height of the picture.
   *
   * @return rows of pixels
   */
  public int height() {
    return height;
  }

  /**
   * Width of the picture.
   *
   * @return columns of pixels
   */
  public int width() {
    return width;
  }

  /**
   * The values, unsigned bytes, {@code [H, W, 3]}.
   *
   * @return the picture's own array
   */
  public byte[] pixels() {
    return pixels;
  }

  /**
   * Cuts out a rectangle.
   *
   * @param top first row
   * @param left first column
   * @param rows its height
   * @param columns its width
   * @return a picture of its own
   */
  public RgbImage crop(int top, int left, int rows, int columns) {
    Objects.checkFromIndexSize(top, rows, height);
    Objects.checkFromIndexSize(left, columns, width);
    byte[] cut = new byte[rows * columns * 3];
    for (int row = 0; row < rows; row++) {
      int from = ((top + row) * width + left) * 3;
      System.arraycopy(pixels, from, cut, row * columns * 3, columns * 3);
    }
    return new RgbImage(rows, columns, cut);
  }

  /**
   * Swaps left and right.
   *
   * @return a picture of its own
   */
  public RgbImage mirrored() {
    byte[] swapped = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        System.arraycopy(pixels, (y * width + x) * 3, swapped, (y * width + width - 1 - x) * 3, 3);
      }
    }
    return new RgbImage(height, width, swapped);
  }

  /**
   * Resizes with the bilinear filter and antialiasing, with the same result as Pillow's {@code
   * resize(..., BILINEAR)} to the bit.
   *
   * @param rows the new height, at least 1
   * @param columns the new width, at least 1
   * @return a picture of its own, or this one when it has that size
   */
  public RgbImage resized(int rows, int columns) {
    RgbImage wide = columns == width ? this : new Resampling(width, columns).horizontally(this);
    return rows == height ? wide : new Resampling(height, rows).vertically(wide);
  }
}
