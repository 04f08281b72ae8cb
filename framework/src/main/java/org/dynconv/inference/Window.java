package org.dynconv.inference;

/**
 * Where a square window lies: output position {@code (y, x)} reads input rows {@code y · stride -
 * top} to {@code y · stride - top + kernel - 1}, columns alike. What lies outside the input counts
 * as zero (as minus infinity for a maximum).
 *
 * @param kernel rows and columns, at least 1
 * @param stride step between windows, at least 1
 * @param top rows of the first window above the input, at least 0
 * @param left columns of the first window before the input, at least 0
 */
public record Window(int kernel, int stride, int top, int left) {
  /** Checks the geometry. */
  public Window {
    if (kernel < 1 || stride < 1 || top < 0 || left < 0) {
      throw new IllegalArgumentException(
          "impossible window: kernel "
              + kernel
              + ", stride "
              + stride
              + ", padding "
              + top
              + ", "
              + left);
    }
  }
}
