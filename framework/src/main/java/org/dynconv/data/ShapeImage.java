package org.dynconv.data;

import java.util.random.RandomGenerator;

/**
 * One image of {@link Shapes}: background, distractors, the shape over them, noise. Colours are
 * drawn alike for every class, so that neither colour nor brightness tells the class.
 */
final class ShapeImage {
  private static final int FEWEST_DISTRACTORS = 4;
  private static final int MOST_DISTRACTORS = 8;
  private static final float NOISE = 14;

  private final byte[] pixels;
  private final byte[] mask;

  private ShapeImage(byte[] pixels, byte[] mask) {
    this.pixels = pixels;
    this.mask = mask;
  }

  static ShapeImage paint(int side, ShapeClass kind, double fraction, RandomGenerator generator) {
    PlacedShape shape = new PlacedShape(side, kind, fraction, generator);
    Palette palette = new Palette(generator);
    Canvas canvas = new Canvas(side);
    Texture ground = palette.groundTexture(generator);
    for (int pixel = 0; pixel < side * side; pixel++) {
      ground.paint(canvas, pixel, 1);
    }
    int distractors = generator.nextInt(FEWEST_DISTRACTORS, MOST_DISTRACTORS + 1);
    for (int i = 0; i < distractors; i++) {
      new Distractor(side, Palette.bright(generator), generator).paint(canvas);
    }
    shape.paint(canvas, palette.shapeTexture(generator));
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
}
