package org.dynconv.data;

/** The outline of a shape in its own coordinates: origin within the shape, radius 1 around it. */
@FunctionalInterface
interface Outline {
  /**
   * How far a point is from the outline: negative inside, positive outside. Exact near the outline
   * (which is what antialiasing needs), a bound elsewhere.
   */
  double distance(double x, double y);

  static Outline disc(double centreX, double centreY, double radius) {
    return (x, y) -> {
      double dx = x - centreX;
      double dy = y - centreY;
      return Math.sqrt(dx * dx + dy * dy) - radius;
    };
  }

  default Outline and(Outline other) {
    return (x, y) -> Math.max(distance(x, y), other.distance(x, y));
  }

  default Outline or(Outline other) {
    return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
  }

  default Outline without(Outline other) {
    return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
  }
}
