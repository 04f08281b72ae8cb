package org.dynconv.data;

import java.util.random.RandomGenerator;

/** A square picture being painted: {@code [side, side, 3]} values on the scale 0 to 255. */
final class Canvas {
  private final int side;
  private final float[] values;

  Canvas(int side) {
    this.side = side;
    values = new float[side * side * 3];
  }

  /** Lays a colour over one pixel, as much of it as is covered (0 to 1). */
  void blend(int pixel, double coverage, float red, float green, float blue) {
    float share = (float) coverage;
    int at = pixel * 3;
    values[at] += share * (red - values[at]);
    values[at + 1] += share * (green - values[at + 1]);
    values[at + 2] += share * (blue - values[at + 2]);
  }

  int side() {
    return side;
  }

  /** The picture in bytes, with uniform noise of this half width on every value. */
  byte[] developed(float noise, RandomGenerator generator) {
    byte[] bytes = new byte[values.length];
    long bits = 0;
    for (int i = 0; i < bytes.length; i++) {
      bits = i % 8 == 0 ? generator.nextLong() : bits >>> 8;
      float value = values[i] + noise * ((bits & 0xff) / 127.5f - 1);
      bytes[i] = (byte) Math.round(Math.max(0f, Math.min(255f, value)));
    }
    return bytes;
  }
}
