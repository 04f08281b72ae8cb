package org.dynconv.data;

import java.util.random.RandomGenerator;

/**
 * What training on ImageNet does: a rectangle of random area, shape and place is cut out of the
 * original photograph and resized, and every other one is mirrored left to right. The rules are
 * those of torchvision's {@code RandomResizedCrop}.
 *
 * @param leastArea the least share of the photograph's area, above 0
 * @param greatestArea the greatest share, at most 1
 * @param leastRatio the least ratio of width to height, above 0
 * @param greatestRatio the greatest ratio of width to height
 */
public record ResizedCropFlip(
    double leastArea, double greatestArea, double leastRatio, double greatestRatio)
    implements Augmentation {
  private static final int ATTEMPTS = 10;

  /** Checks the ranges. */
  public ResizedCropFlip {
    if (!(leastArea > 0 && greatestArea >= leastArea && greatestArea <= 1)) {
      throw new IllegalArgumentException(
          "no range of areas within 0 to 1: %s to %s".formatted(leastArea, greatestArea));
    }
    if (!(leastRatio > 0 && greatestRatio >= leastRatio)) {
      throw new IllegalArgumentException(
          "no range of ratios: %s to %s".formatted(leastRatio, greatestRatio));
    }
  }

  @Override
  public void draw(Dataset dataset, int index, RandomGenerator generator, byte[] target) {
    RgbImage cut = cut(dataset.source(index), generator);
    RgbImage resized = cut.resized(dataset.height(), dataset.width());
    RgbImage shown = generator.nextBoolean() ? resized.mirrored() : resized;
    System.arraycopy(shown.pixels(), 0, target, 0, shown.pixels().length);
  }

  private RgbImage cut(RgbImage image, RandomGenerator generator) {
    double area = (double) image.height() * image.width();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double wanted = area * between(leastArea, greatestArea, generator);
      double logarithm =
          between(StrictMath.log(leastRatio), StrictMath.log(greatestRatio), generator);
      double ratio = StrictMath.exp(logarithm);
      int width = (int) Math.rint(Math.sqrt(wanted * ratio));
      int height = (int) Math.rint(Math.sqrt(wanted / ratio));
      if (width > 0 && width <= image.width() && height > 0 && height <= image.height()) {
        int top = generator.nextInt(image.height() - height + 1);
        int left = generator.nextInt(image.width() - width + 1);
        return image.crop(top, left, height, width);
      }
    }
    return middle(image);
  }

  /** When no rectangle fits: the middle, as much of it as the ratios allow. */
  private RgbImage middle(RgbImage image) {
    double ratio = (double) image.width() / image.height();
    int width = image.width();
    int height = image.height();
    if (ratio < leastRatio) {
      height = Math.clamp((long) Math.rint(width / leastRatio), 1, image.height());
    } else if (ratio > greatestRatio) {
      width = Math.clamp((long) Math.rint(height * greatestRatio), 1, image.width());
    }
    return image.crop((image.height() - height) / 2, (image.width() - width) / 2, height, width);
  }

  private static double between(double from, double to, RandomGenerator generator) {
    return from + (to - from) * generator.nextDouble();
  }
}
