package org.dynconv.report;

/** A soft mask {@code [h, w]}: how sure a mask unit is, 0 to 1. */
public final class SoftMask {
  private final int height;
  private final int width;
  private final float[] values;

  /**
   * Copies a mask.
   *
   * @param height rows
   * @param width columns
   * @param values {@code [h, w]}, 0 to 1
   * @throws IllegalArgumentException when the number of values is another
   */
  public SoftMask(int height, int width, float[] values) {
    if (height < 1 || width < 1 || values.length != height * width) {
      throw new IllegalArgumentException(
          values.length + " values are no mask of " + height + " × " + width);
    }
    this.height = height;
    this.width = width;
    this.values = values.clone();
  }

  /** {@code [h, w]}, 0 to 255 for 0 to 1: finer than a picture shows. */
  byte[] bytes() {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(255 * Math.clamp(values[i], 0f, 1f));
    }
    return bytes;
  }

  static SoftMask ofBytes(int height, int width, byte[] bytes) {
    float[] values = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = (bytes[i] & 0xFF) / 255f;
    }
    return new SoftMask(height, width, values);
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  float value(int y, int x) {
    return values[y * width + x];
  }
}
