package org.dynconv.data;

/**
 * One direction of a resize with the bilinear (triangle) filter. When an image shrinks the triangle
 * is stretched by the reduction, so that every source pixel counts: this is the antialiasing. The
 * arithmetic is Pillow's, weights in fixed point and values rounded to 8 bits after each direction,
 * since networks were trained on such images.
 */
final class Resampling {
  /**
   * Bits after the point of a weight: 32, less 8 of the value, less 2 for sums beyond the range.
   */
  private static final int PRECISION = 32 - 8 - 2;

  private final int[] first;
  private final int[][] weights;

  Resampling(int sourceSize, int targetSize) {
    first = new int[targetSize];
    weights = new int[targetSize][];
    double scale = (double) sourceSize / targetSize;
    double support = Math.max(1, scale);
    for (int i = 0; i < targetSize; i++) {
      double centre = (i + 0.5) * scale;
      first[i] = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(sourceSize, (int) (centre + support + 0.5));
      weights[i] = weights(first[i], end, centre, support);
    }
  }

  private static int[] weights(int first, int end, double centre, double support) {
    double[] triangle = new double[end - first];
    double sum = 0;
    for (int j = 0; j < triangle.length; j++) {
      // Times the reciprocal, not divided: the last bit is as Pillow has it.
      double distance = Math.abs((j + first - centre + 0.5) * (1 / support));
      triangle[j] = Math.max(0, 1 - distance);
      sum += triangle[j];
    }
    int[] fixed = new int[triangle.length];
    for (int j = 0; j < fixed.length; j++) {
      fixed[j] = (int) (0.5 + triangle[j] * (1 / sum) * (1 << PRECISION));
    }
    return fixed;
  }

  RgbImage horizontally(RgbImage image) {
    int width = first.length;
    byte[] target = new byte[image.height() * width * 3];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < width; x++) {
        int from = (y * image.width() + first[x]) * 3;
        blend(image.pixels(), from, 3, weights[x], target, (y * width + x) * 3);
      }
    }
    return new RgbImage(image.height(), width, target);
  }

  RgbImage vertically(RgbImage image) {
    int height = first.length;
    int stride = image.width() * 3;
    byte[] target = new byte[height * stride];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < image.width(); x++) {
        int from = first[y] * stride + 3 * x;
        blend(image.pixels(), from, stride, weights[y], target, y * stride + 3 * x);
      }
    }
    return new RgbImage(height, image.width(), target);
  }

  /** The weighted sum of pixels that lie {@code step} bytes apart. */
  private static void blend(
      byte[] source, int from, int step, int[] weights, byte[] target, int to) {
    int red = 1 << (PRECISION - 1);
    int green = red;
    int blue = red;
    int at = from;
    for (int weight : weights) {
      red += (source[at] & 0xff) * weight;
      green += (source[at + 1] & 0xff) * weight;
      blue += (source[at + 2] & 0xff) * weight;
      at += step;
    }
    target[to] = rounded(red);
    target[to + 1] = rounded(green);
    target[to + 2] = rounded(blue);
  }

  private static byte rounded(int sum) {
    return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
  }
}
