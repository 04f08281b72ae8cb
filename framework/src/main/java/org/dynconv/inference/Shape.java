package org.dynconv.inference;

import org.dynconv.architecture.Size;

/**
 * Extents of one image's feature map, {@code [height, width, channels]}.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels channels, at least 1
 */
public record Shape(int height, int width, int channels) {
  /** Checks the extents. */
  public Shape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "extents must be at least 1: " + height + "x" + width + "x" + channels);
    }
  }

  /**
   * A map of a size.
   *
   * @param size rows and columns
   * @param channels channels
   * @return the shape
   */
  public static Shape of(Size size, int channels) {
    return new Shape(size.height(), size.width(), channels);
  }

  /**
   * Rows and columns.
   *
   * @return the size without channels
   */
  public Size size() {
    return new Size(height, width);
  }

  /**
   * The number of positions.
   *
   * @return height times width
   */
  public int positions() {
    return Math.multiplyExact(height, width);
  }

  /**
   * The number of elements.
   *
   * @return height times width times channels
   */
  public int elements() {
    return Math.multiplyExact(positions(), channels);
  }
}
