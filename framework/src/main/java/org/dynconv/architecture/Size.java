package org.dynconv.architecture;

/**
 * Height and width of a feature map, in positions.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Size(int height, int width) {
  /** Checks that there is at least one position. */
  public Size {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a feature map needs at least one position: " + height + "x" + width);
    }
  }

  /**
   * A square map.
   *
   * @param side rows and columns
   * @return the size
   */
  public static Size square(int side) {
    return new Size(side, side);
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
   * The map enlarged by a whole factor, as a stretched mask is.
   *
   * @param factor at least 1
   * @return the larger size
   */
  public Size times(int factor) {
    return new Size(height * factor, width * factor);
  }

  @Override
  public String toString() {
    return height + "x" + width;
  }
}
