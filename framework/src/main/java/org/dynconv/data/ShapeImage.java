package org.dynconv.data;

import java.util.random.RandomGenerator;

/**
 * One image of {@link Shapes}: background, distractors, the shape over them, noise. Colours are
 * drawn alike for every class, so that neither colour nor brightness tells the class.
 */
final class ShapeImage {
  private static final int FEWEST_DISTRACTORS = 3;
  private static final int MOST_DISTRACTORS = 6;

  /** Least distance between the shape's colours and the background's, so that it can be seen. */
  private static final double CONTRAST = 140;

  private static final float NOISE = 10;

  private final byte[] pixels;
  private final byte[] mask;

  private ShapeImage(byte[] pixels, byte[] mask) {
    this.pixels = pixels;
    this.mask = mask;
  }

  static ShapeImage paint(int side, ShapeClass kind, double fraction, RandomGenerator generator) {
    PlacedShape shape = new PlacedShape(side, kind, fraction, generator);
    Canvas canvas = new Canvas(side);
    float[] base = colour(generator);
    float[] cloud = near(base, 60, generator);
    Texture background = new Texture(base, cloud, generator.nextDouble(3, 10), generator);
    for (int pixel = 0; pixel < side * side; pixel++) {
      background.paint(canvas, pixel, 1);
    }
    int distractors = generator.nextInt(FEWEST_DISTRACTORS, MOST_DISTRACTORS + 1);
    for (int i = 0; i < distractors; i++) {
      new Distractor(side, colour(generator), generator).paint(canvas);
    }
    float[] fill = colour(generator);
    float[] fillCloud = near(fill, 40, generator);
    while (distance(fill, base) < CONTRAST
        || distance(fill, cloud) < CONTRAST
        || distance(fillCloud, base) < CONTRAST
        || distance(fillCloud, cloud) < CONTRAST) {
      fill = colour(generator);
      fillCloud = near(fill, 40, generator);
    }
    shape.paint(canvas, new Texture(fill, fillCloud, generator.nextDouble(3, 10), generator));
    return new ShapeImage(canvas.developed(NOISE, generator), shape.mask());
  }

  /** {@code [side, side, 3]}; not to be written to. */
  byte[] pixels() {
    return pixels;
  }

  /** 1 where the shape is, else 0, {@code [side, side]}; not to be written to. */
  byte[] mask() {
    return mask;
  }

  private static float[] colour(RandomGenerator generator) {
    return new float[] {
      generator.nextFloat(256), generator.nextFloat(256), generator.nextFloat(256)
    };
  }

  private static float[] near(float[] colour, float range, RandomGenerator generator) {
    float[] other = new float[3];
    for (int i = 0; i < 3; i++) {
      float moved = colour[i] + generator.nextFloat(-range, range);
      other[i] = Math.max(0, Math.min(255, moved));
    }
    return other;
  }

  private static double distance(float[] a, float[] b) {
    double dr = a[0] - b[0];
    double dg = a[1] - b[1];
    double db = a[2] - b[2];
    return Math.sqrt(dr * dr + dg * dg + db * db);
  }
}
