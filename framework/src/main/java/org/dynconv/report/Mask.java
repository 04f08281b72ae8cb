package org.dynconv.report;

/** A hard mask {@code [h, w]}: at which positions something is computed, or is foreground. */
public final class Mask {
  private final int height;
  private final int width;
  private final byte[] active;

  /**
   * Copies a mask.
   *
   * @param height rows
   * @param width columns
   * @param active {@code [h, w]}, 0 for inactive and anything else for active
   * @throws IllegalArgumentException when the number of bytes is another
   */
  public Mask(int height, int width, byte[] active) {
    if (height < 1 || width < 1 || active.length != height * width) {
      throw new IllegalArgumentException(
          active.length + " bytes are no mask of " + height + " × " + width);
    }
    this.height = height;
    this.width = width;
    this.active = new byte[active.length];
    for (int i = 0; i < active.length; i++) {
      this.active[i] = (byte) (active[i] == 0 ? 0 : 1);
    }
  }

  /**
   * The mask's height.
   *
   * @return rows
   */
  public int height() {
    return height;
  }

  /**
   * The mask's width.
   *
   * @return columns
   */
  public int width() {
    return width;
  }

  /**
   * Whether a position is active.
   *
   * @param y row
   * @param x column
   * @return true when it is
   */
  public boolean active(int y, int x) {
    return active[y * width + x] != 0;
  }

  /**
   * How much of the mask is active.
   *
   * @return active positions over all positions, 0 to 1
   */
  public double density() {
    int count = 0;
    for (byte position : active) {
      count += position != 0 ? 1 : 0;
    }
    return (double) count / active.length;
  }

  /** {@code [h, w]}, 0 or 1. */
  byte[] bytes() {
    return active.clone();
  }

  /**
   * Whether the position that covers a pixel of a larger image is active (nearest neighbour, as
   * {@code floor(pixel · mask size / image size)}).
   *
   * @param y the image's row
   * @param x the image's column
   * @param imageHeight the image's rows
   * @param imageWidth the image's columns
   * @return true when it is
   */
  boolean activeAt(int y, int x, int imageHeight, int imageWidth) {
    return active((int) ((long) y * height / imageHeight), (int) ((long) x * width / imageWidth));
  }
}
