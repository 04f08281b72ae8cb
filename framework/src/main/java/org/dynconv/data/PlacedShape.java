package org.dynconv.data;

import java.util.random.RandomGenerator;

/**
 * A shape at its place in a square picture: turned, sized so that it covers a given share of the
 * pixels, and as far as that size allows wholly inside.
 */
final class PlacedShape {
  /** How far, as a share of all pixels, the size of a cut-off shape may miss its aim. */
  private static final double TOLERANCE = 0.004;

  private static final int CORRECTIONS = 20;

  private final int side;
  private final Outline outline;
  private final double cosine;
  private final double sine;
  private final double centreX;
  private final double centreY;
  private final double[] distances;

  PlacedShape(int side, ShapeClass kind, double fraction, RandomGenerator generator) {
    this.side = side;
    outline = kind.outline();
    double angle = generator.nextDouble(2 * Math.PI);
    cosine = StrictMath.cos(angle);
    sine = StrictMath.sin(angle);
    double radius = Math.sqrt(fraction * side * side / kind.area());
    // Where it fits, anywhere; where it does not, near the middle, so that little is cut off.
    double slack = Math.max(side / 2.0 - radius, side / 32.0);
    centreX = side / 2.0 + slack * generator.nextDouble(-1, 1);
    centreY = side / 2.0 + slack * generator.nextDouble(-1, 1);
    distances = new double[side * side];
    measure(radius);
    if (radius > side / 2.0) {
      correct(radius, fraction);
    }
  }

  /** Resizes a shape of which something is cut off until what is left covers what was asked for. */
  private void correct(double start, double fraction) {
    double radius = start;
    for (int i = 0; i < CORRECTIONS && Math.abs(fraction() - fraction) > TOLERANCE; i++) {
      // The power is a compromise: area grows with the radius by 2 when nothing is cut off, and by
      // less the more is.
      radius *= StrictMath.pow(fraction / fraction(), 0.7);
      measure(radius);
    }
  }

  private void measure(double radius) {
    double scale = 1 / radius;
    for (int y = 0; y < side; y++) {
      double dy = (y + 0.5 - centreY) * scale;
      for (int x = 0; x < side; x++) {
        double dx = (x + 0.5 - centreX) * scale;
        // Beyond the circle around the shape its own distance is not needed: no coverage there.
        double squared = dx * dx + dy * dy;
        double reach = 1 + scale;
        distances[y * side + x] =
            squared > reach * reach
                ? 1
                : radius * outline.distance(cosine * dx + sine * dy, cosine * dy - sine * dx);
      }
    }
  }

  /** Share of the pixels whose centre lies in the shape. */
  private double fraction() {
    int inside = 0;
    for (double distance : distances) {
      if (distance <= 0) {
        inside++;
      }
    }
    return (double) inside / distances.length;
  }

  void paint(Canvas canvas, Texture texture) {
    for (int pixel = 0; pixel < distances.length; pixel++) {
      double coverage = 0.5 - distances[pixel];
      if (coverage > 0) {
        texture.paint(canvas, pixel, Math.min(1, coverage));
      }
    }
  }

  /** One where the centre of a pixel lies in the shape, {@code [side, side]}. */
  byte[] mask() {
    byte[] mask = new byte[distances.length];
    for (int pixel = 0; pixel < mask.length; pixel++) {
      mask[pixel] = (byte) (distances[pixel] <= 0 ? 1 : 0);
    }
    return mask;
  }
}
