package org.dynconv.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dynconv.error.UserException;
import org.dynconv.seed.RootSeed;

/**
 * A procedural data set that needs no download: 32 x 32 images of one shape each, at a random
 * place, size, colour and rotation, over textured clutter with distractors. How much of the image
 * the shape covers is a parameter, and every image knows its foreground, so that masks can be
 * scored.
 *
 * <p>Image i of a part is a function of the seed, the part and i alone. Classes alternate: the
 * label of image i is i modulo 10. All images are painted when the set is made, on all processors.
 */
public final class Shapes implements Dataset {
  /** Height and width of the images. */
  public static final int SIDE = 32;

  /** The least foreground fraction that can be asked for. */
  public static final double LEAST_FOREGROUND = 0.05;

  /** The greatest foreground fraction that can be asked for. */
  public static final double MOST_FOREGROUND = 0.60;

  private static final ShapeClass[] CLASSES = ShapeClass.values();

  private final Part part;
  private final ShapeImage[] images;

  private Shapes(Builder builder) {
    part = builder.part;
    images = new ShapeImage[builder.size];
    IntStream.range(0, images.length)
        .parallel()
        .forEach(index -> images[index] = builder.paint(index));
  }

  /**
   * Starts the description of a set. Without further settings it is 10,000 training images with a
   * foreground of 10 % to 40 %.
   *
   * @param seed the run's seed: the streams {@code shapes-training} and {@code shapes-test} are
   *     used
   * @return the builder
   */
  public static Builder builder(RootSeed seed) {
    return new Builder(seed);
  }

  @Override
  public String name() {
    return "shapes/" + part.label();
  }

  @Override
  public int size() {
    return images.length;
  }

  @Override
  public int height() {
    return SIDE;
  }

  @Override
  public int width() {
    return SIDE;
  }

  @Override
  public List<String> classNames() {
    return Arrays.stream(CLASSES).map(ShapeClass::label).toList();
  }

  @Override
  public int label(int index) {
    return Objects.checkIndex(index, images.length) % CLASSES.length;
  }

  @Override
  public void pixels(int index, byte[] target, int offset) {
    byte[] pixels = images[index].pixels();
    System.arraycopy(pixels, 0, target, offset, pixels.length);
  }

  @Override
  public Optional<byte[]> foreground(int index) {
    return Optional.of(images[index].mask().clone());
  }

  /** SHA-256 of every label, image and foreground, in order. */
  @Override
  public String checksum() {
    Sha256 sum = new Sha256();
    for (int index = 0; index < images.length; index++) {
      sum.add(label(index)).add(images[index].pixels()).add(images[index].mask());
    }
    return sum.hex();
  }

  /** Describes a set of shapes. */
  public static final class Builder {
    private final RootSeed seed;
    private Part part = Part.TRAINING;
    private int size = 10_000;
    private double least = 0.10;
    private double most = 0.40;

    private Builder(RootSeed seed) {
      this.seed = seed;
    }

    /**
     * Sets which part: no image of one is in the other.
     *
     * @param which the part; training unless set
     * @return this builder
     */
    public Builder part(Part which) {
      part = which;
      return this;
    }

    /**
     * Sets how many images there are. A smaller set is the beginning of a larger one.
     *
     * @param count at least 1; 10,000 unless set
     * @return this builder
     */
    public Builder size(int count) {
      if (count < 1) {
        throw new UserException("Shapes needs at least 1 image, not %d.".formatted(count));
      }
      size = count;
      return this;
    }

    /**
     * Sets the share of the image that the shape covers: each image draws its own, evenly from this
     * range. What is covered can differ from it by up to 0.04, as a straight edge takes in whole
     * rows of pixels at once.
     *
     * @param from the least, 0.05 or more
     * @param to the greatest, at least {@code from} and at most 0.60
     * @return this builder
     * @throws UserException when they are not in that range
     */
    public Builder foreground(double from, double to) {
      if (!(from >= LEAST_FOREGROUND && to >= from && to <= MOST_FOREGROUND)) {
        throw new UserException(
            "Shapes cannot have a foreground of %s to %s of the image: give two values from %s to %s, the smaller first."
                .formatted(from, to, LEAST_FOREGROUND, MOST_FOREGROUND));
      }
      least = from;
      most = to;
      return this;
    }

    private ShapeImage paint(int index) {
      var generator = seed.generator("shapes-" + part.label(), index);
      double fraction = least + (most - least) * generator.nextDouble();
      return ShapeImage.paint(SIDE, CLASSES[index % CLASSES.length], fraction, generator);
    }

    /**
     * Paints the images.
     *
     * @return the set
     */
    public Shapes build() {
      return new Shapes(this);
    }
  }
}
