package org.dynconv.data;

/** A simple polygon, convex or not: the distance to its edges, its sign from the crossings. */
final class Polygon implements Outline {
  private final double[] xs;
  private final double[] ys;

  /** Takes the corners as x, y, x, y and so on, in order around the polygon. */
  Polygon(double... corners) {
    xs = new double[corners.length / 2];
    ys = new double[corners.length / 2];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = corners[2 * i];
      ys[i] = corners[2 * i + 1];
    }
  }

  /** Corners at equal angles around the origin, their distances from it given in turn. */
  static Polygon around(int corners, double... radii) {
    double[] points = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      points[2 * i] = radii[i % radii.length] * StrictMath.cos(angle);
      points[2 * i + 1] = radii[i % radii.length] * StrictMath.sin(angle);
    }
    return new Polygon(points);
  }

  @Override
  public double distance(double x, double y) {
    double nearest = Double.POSITIVE_INFINITY;
    boolean inside = false;
    for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
      nearest = Math.min(nearest, squaredDistance(x, y, xs[j], ys[j], xs[i], ys[i]));
      // A ray to the right of the point crosses the outline an odd number of times from inside.
      if (ys[i] > y != ys[j] > y && x < (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
        inside = !inside;
      }
    }
    double distance = Math.sqrt(nearest);
    return inside ? -distance : distance;
  }

  /** Squared distance of a point from the line segment (ax, ay) to (bx, by). */
  static double squaredDistance(double x, double y, double ax, double ay, double bx, double by) {
    double dx = bx - ax;
    double dy = by - ay;
    double length = dx * dx + dy * dy;
    double along = length > 0 ? ((x - ax) * dx + (y - ay) * dy) / length : 0;
    along = Math.max(0, Math.min(1, along));
    double ex = ax + along * dx - x;
    double ey = ay + along * dy - y;
    return ex * ex + ey * ey;
  }
}
