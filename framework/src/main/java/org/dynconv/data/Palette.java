package org.dynconv.data;

import java.util.random.RandomGenerator;

/**
 * The colours of one image of {@link Shapes}, red, green, blue from 0 to 255: a dark ground and a
 * bright shape, each clouded with a second colour near its own. Distractors are as bright as the
 * shape, so that brightness does not tell it from them. (With any colour on any other a small
 * network needs about twice as many images before it learns anything: it has to find edges of both
 * signs.)
 */
final class Palette {
  private static final float DARKEST_BRIGHT = 170;
  private static final float BRIGHTEST_DARK = 128;
  private static final float GROUND_CLOUD = 70;
  private static final float SHAPE_CLOUD = 40;

  /** Least distance between the shape's colours and the ground's, so that it can be seen. */
  private static final double CONTRAST = 110;

  private final float[] ground;
  private final float[] groundCloud;
  private final float[] shape;
  private final float[] shapeCloud;

  Palette(RandomGenerator generator) {
    ground = any(generator, BRIGHTEST_DARK);
    groundCloud = near(ground, GROUND_CLOUD, generator);
    float[] colour;
    float[] cloud;
    do {
      colour = bright(generator);
      cloud = near(colour, SHAPE_CLOUD, generator);
    } while (!contrasts(colour) || !contrasts(cloud));
    shape = colour;
    shapeCloud = cloud;
  }

  /** A colour of a shape or a distractor: at least one channel is strong. */
  static float[] bright(RandomGenerator generator) {
    float[] colour = any(generator, 256);
    int channel = generator.nextInt(3);
    colour[channel] = DARKEST_BRIGHT + colour[channel] * (256 - DARKEST_BRIGHT) / 256;
    return colour;
  }

  Texture groundTexture(RandomGenerator generator) {
    return texture(ground, groundCloud, generator);
  }

  Texture shapeTexture(RandomGenerator generator) {
    return texture(shape, shapeCloud, generator);
  }

  private static Texture texture(float[] from, float[] to, RandomGenerator generator) {
    return new Texture(from, to, generator.nextDouble(3, 10), generator);
  }

  private boolean contrasts(float[] colour) {
    return distance(colour, ground) >= CONTRAST && distance(colour, groundCloud) >= CONTRAST;
  }

  private static float[] any(RandomGenerator generator, float limit) {
    return new float[] {
      generator.nextFloat(limit), generator.nextFloat(limit), generator.nextFloat(limit)
    };
  }

  private static float[] near(float[] colour, float range, RandomGenerator generator) {
    float[] other = new float[3];
    for (int i = 0; i < 3; i++) {
      other[i] = Math.clamp(colour[i] + generator.nextFloat(-range, range), 0f, 255f);
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
