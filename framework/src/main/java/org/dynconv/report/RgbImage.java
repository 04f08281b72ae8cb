package org.dynconv.report;

import java.awt.image.BufferedImage;

/** An input image as a data set holds it: uint8 {@code [H, W, 3]}, red first. */
public final class RgbImage {
  private final int height;
  private final int width;
  private final byte[] pixels;

  /**
   * Copies an image.
   *
   * @param height rows
   * @param width columns
   * @param pixels {@code [H, W, 3]}, each byte 0 to 255 unsigned
   * @throws IllegalArgumentException when the number of bytes is another
   */
  public RgbImage(int height, int width, byte[] pixels) {
    if (height < 1 || width < 1 || pixels.length != 3 * height * width) {
      throw new IllegalArgumentException(
          pixels.length + " bytes are no image of " + height + " × " + width + " × 3");
    }
    this.height = height;
    this.width = width;
    this.pixels = pixels.clone();
  }

  /**
   * The image's height.
   *
   * @return rows
   */
  public int height() {
    return height;
  }

  /**
   * The image's width.
   *
   * @return columns
   */
  public int width() {
    return width;
  }

  /** {@code [H, W, 3]}. */
  byte[] bytes() {
    return pixels.clone();
  }

  /** One pixel as {@code 0xRRGGBB}. */
  int rgb(int y, int x) {
    int at = 3 * (y * width + x);
    return (pixels[at] & 0xFF) << 16 | (pixels[at + 1] & 0xFF) << 8 | (pixels[at + 2] & 0xFF);
  }

  /** The same pixels for Java2D. */
  BufferedImage picture() {
    return Pictures.draw(height, width, this::rgb);
  }
}
