package org.dynconv.data;

import java.util.Locale;

/**
 * The ten classes of {@link Shapes}. They differ by more than rotation, mirroring and size, so that
 * augmentation keeps every label true.
 */
enum ShapeClass {
  DISC(Outline.disc(0, 0, 1)),
  SQUARE(Polygon.around(4, 1)),
  TRIANGLE(Polygon.around(3, 1)),
  STAR(Polygon.around(10, 1, 0.45)),
  CROSS(cross(0.32, 0.947)),
  RING(Outline.disc(0, 0, 1).without(Outline.disc(0, 0, 0.45))),
  CRESCENT(Outline.disc(0.43, 0, 0.71).without(Outline.disc(0.855, 0, 0.625))),
  HEART(
      new Polygon(0.9, 0, 0.1, 0.8, -0.7, 0, 0.1, -0.8)
          .or(Outline.disc(-0.3, 0.4, 0.5657))
          .or(Outline.disc(-0.3, -0.4, 0.5657))),
  ARROW(new Polygon(1, 0, 0.05, 0.75, 0.05, 0.3, -0.95, 0.3, -0.95, -0.3, 0.05, -0.3, 0.05, -0.75)),
  HOURGLASS(new Polygon(0.62, 0.78, 0, 0.2, -0.62, 0.78, -0.62, -0.78, 0, -0.2, 0.62, -0.78));

  // An outline is a function without state; the checker cannot know that of an interface.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Outline outline;

  private final double area;

  ShapeClass(Outline outline) {
    this.outline = outline;
    area = measure(outline);
  }

  /** A plus sign with arms of this half width and length. */
  private static Polygon cross(double w, double e) {
    return new Polygon(
        e, w, w, w, w, e, -w, e, -w, w, -e, w, -e, -w, -w, -w, -w, -e, w, -e, w, -w, e, -w);
  }

  /** By counting: 256 x 256 points of the square around the unit circle. */
  private static double measure(Outline outline) {
    int inside = 0;
    for (int i = 0; i < 256; i++) {
      for (int j = 0; j < 256; j++) {
        if (outline.distance((i - 127.5) / 128, (j - 127.5) / 128) <= 0) {
          inside++;
        }
      }
    }
    return inside / (128.0 * 128.0);
  }

  Outline outline() {
    return outline;
  }

  /** Area of the shape at radius 1. */
  double area() {
    return area;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
