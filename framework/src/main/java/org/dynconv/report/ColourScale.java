package org.dynconv.report;

/**
 * The scale "viridis" (Smith and van der Walt 2015, public domain), made for colour-blind readers
 * and for print: its lightness grows evenly. Nine anchors, between which it is interpolated in RGB;
 * the largest difference from the original is a few parts in 255.
 */
final class ColourScale {
  private static final int[] ANCHORS = {
    0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21908C, 0x27AD81, 0x5DC863, 0xAADC32, 0xFDE725
  };

  private ColourScale() {}

  /**
   * The colour of a value.
   *
   * @param value 0 to 1; what lies outside is taken for the nearer end
   * @return {@code 0xRRGGBB}
   */
  static int rgb(double value) {
    double place = Math.clamp(value, 0.0, 1.0) * (ANCHORS.length - 1);
    int below = Math.min((int) place, ANCHORS.length - 2);
    return mix(ANCHORS[below], ANCHORS[below + 1], place - below);
  }

  /**
   * Two colours mixed.
   *
   * @param from {@code 0xRRGGBB}
   * @param to {@code 0xRRGGBB}
   * @param part of {@code to}, 0 to 1
   * @return {@code 0xRRGGBB}
   */
  static int mix(int from, int to, double part) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 0xFF;
      int b = to >> shift & 0xFF;
      mixed |= (int) Math.round(a + part * (b - a)) << shift;
    }
    return mixed;
  }
}
