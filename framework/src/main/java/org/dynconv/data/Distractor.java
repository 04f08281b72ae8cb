package org.dynconv.data;

import java.util.random.RandomGenerator;

/**
 * A small fragment that belongs to no class: one to four strokes end to end, thin or thick,
 * straight, kinked or bent. It never closes to an outline of its own.
 */
final class Distractor {
  private final double[] xs;
  private final double[] ys;
  private final double halfWidth;
  private final float[] colour;

  Distractor(int side, float[] colour, RandomGenerator generator) {
    this.colour = colour;
    int strokes = 1 + generator.nextInt(4);
    double length = generator.nextDouble(5, 11) / strokes;
    double angle = generator.nextDouble(2 * Math.PI);
    double turn = generator.nextDouble(-1, 1) * Math.PI / strokes;
    halfWidth = generator.nextDouble(0.5, 1.5);
    xs = new double[strokes + 1];
    ys = new double[strokes + 1];
    xs[0] = generator.nextDouble(side);
    ys[0] = generator.nextDouble(side);
    for (int i = 1; i <= strokes; i++) {
      xs[i] = xs[i - 1] + length * StrictMath.cos(angle);
      ys[i] = ys[i - 1] + length * StrictMath.sin(angle);
      angle += turn;
    }
  }

  void paint(Canvas canvas) {
    int side = canvas.side();
    double reach = halfWidth + 1;
    for (int y = first(ys, reach); y < end(ys, reach, side); y++) {
      for (int x = first(xs, reach); x < end(xs, reach, side); x++) {
        double coverage = 0.5 - (distance(x + 0.5, y + 0.5) - halfWidth);
        if (coverage > 0) {
          canvas.blend(y * side + x, Math.min(1, coverage), colour[0], colour[1], colour[2]);
        }
      }
    }
  }

  private double distance(double x, double y) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < xs.length; i++) {
      nearest =
          Math.min(nearest, Polygon.squaredDistance(x, y, xs[i - 1], ys[i - 1], xs[i], ys[i]));
    }
    return Math.sqrt(nearest);
  }

  private static int first(double[] values, double reach) {
    double least = Double.POSITIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
    }
    return Math.max(0, (int) Math.floor(least - reach));
  }

  private static int end(double[] values, double reach, int side) {
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      most = Math.max(most, value);
    }
    return Math.min(side, (int) Math.ceil(most + reach));
  }
}
