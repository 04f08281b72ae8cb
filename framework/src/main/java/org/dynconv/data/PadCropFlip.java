package org.dynconv.data;

import java.util.random.RandomGenerator;

/**
 * Pads with black (raw value 0, before normalisation, as torchvision does), crops the image's size
 * at a random place, and mirrors every other image left to right.
 *
 * @param padding pixels added on each side, 0 or more
 */
public record PadCropFlip(int padding) implements Augmentation {
  /** Checks the padding. */
  public PadCropFlip {
    if (padding < 0) {
      throw new IllegalArgumentException("padding must not be negative: " + padding);
    }
  }

  @Override
  public void draw(Dataset dataset, int index, RandomGenerator generator, byte[] target) {
    int down = generator.nextInt(2 * padding + 1) - padding;
    int right = generator.nextInt(2 * padding + 1) - padding;
    boolean mirrored = generator.nextBoolean();
    byte[] image = new byte[dataset.imageBytes()];
    dataset.pixels(index, image, 0);
    crop(image, dataset.height(), dataset.width(), down, right, mirrored, target);
  }

  /** Row y and column x of the crop show row y + down and column x + right of the image. */
  private static void crop(
      byte[] image, int height, int width, int down, int right, boolean mirrored, byte[] target) {
    for (int y = 0; y < height; y++) {
      int row = y + down;
      for (int x = 0; x < width; x++) {
        int column = (mirrored ? width - 1 - x : x) + right;
        int to = (y * width + x) * 3;
        boolean inside = row >= 0 && row < height && column >= 0 && column < width;
        int from = (row * width + column) * 3;
        target[to] = inside ? image[from] : 0;
        target[to + 1] = inside ? image[from + 1] : 0;
        target[to + 2] = inside ? image[from + 2] : 0;
      }
    }
  }
}
