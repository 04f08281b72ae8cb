package org.dynconv.data;

import java.util.random.RandomGenerator;

/**
 * A cloudy pattern between two colours: two octaves of value noise (random values on a grid,
 * smoothly joined).
 */
final class Texture {
  private static final int CELLS = 16;

  private final float[] lattice = new float[CELLS * CELLS];
  private final double frequency;
  private final float[] from;
  private final float[] to;

  /** Cells are {@code cell} pixels wide, in the finer octave half of it. */
  Texture(float[] from, float[] to, double cell, RandomGenerator generator) {
    this.from = from;
    this.to = to;
    frequency = 1 / cell;
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = generator.nextFloat();
    }
  }

  void paint(Canvas canvas, int pixel, double coverage) {
    int row = pixel / canvas.side();
    double x = (pixel - row * canvas.side()) * frequency;
    double y = row * frequency;
    float share = (float) (0.65 * noise(x, y) + 0.35 * noise(2 * x + 5.3, 2 * y + 2.7));
    canvas.blend(
        pixel,
        coverage,
        from[0] + share * (to[0] - from[0]),
        from[1] + share * (to[1] - from[1]),
        from[2] + share * (to[2] - from[2]));
  }

  private double noise(double x, double y) {
    int column = (int) x;
    int row = (int) y;
    double right = smooth(x - column);
    double down = smooth(y - row);
    double above = mix(at(row, column), at(row, column + 1), right);
    double below = mix(at(row + 1, column), at(row + 1, column + 1), right);
    return mix(above, below, down);
  }

  private float at(int row, int column) {
    return lattice[row % CELLS * CELLS + column % CELLS];
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double mix(double a, double b, double t) {
    return a + t * (b - a);
  }
}
