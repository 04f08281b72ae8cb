package org.dynconv.testing.conformance;

import java.util.random.RandomGenerator;
import org.dynconv.architecture.Size;

/** How the masks of a case look. */
enum MaskPattern {
  /** What the mask units decide. */
  DECIDED,
  /** Nothing is computed. */
  ALL_OFF,
  /** Everything is computed. */
  ALL_ON,
  /** One position of each image. */
  ONE_POSITION,
  /** First and last rows and columns. */
  BORDERS,
  /** Each position for itself, of a random density. */
  RANDOM,
  /** A rectangle, as trained networks make: some tiles whole, some not. */
  RECTANGLE;

  /** Draws the masks of some images, {@code [images, height, width]}. */
  byte[] draw(Size size, int images, RandomGenerator random) {
    byte[] mask = new byte[images * size.positions()];
    for (int image = 0; image < images; image++) {
      draw(size, mask, image * size.positions(), random);
    }
    return mask;
  }

  private void draw(Size size, byte[] mask, int at, RandomGenerator random) {
    int one = random.nextInt(size.positions());
    double density = random.nextDouble();
    int top = random.nextInt(size.height());
    int bottom = random.nextInt(top, size.height());
    int left = random.nextInt(size.width());
    int right = random.nextInt(left, size.width());
    for (int p = 0; p < size.positions(); p++) {
      int row = p / size.width();
      int column = p % size.width();
      boolean on =
          switch (this) {
            case DECIDED -> throw new IllegalStateException("mask units decide");
            case ALL_OFF -> false;
            case ALL_ON -> true;
            case ONE_POSITION -> p == one;
            case BORDERS ->
                row == 0 || column == 0 || row == size.height() - 1 || column == size.width() - 1;
            case RANDOM -> random.nextDouble() < density;
            case RECTANGLE -> row >= top && row <= bottom && column >= left && column <= right;
          };
      mask[at + p] = (byte) (on ? 1 : 0);
    }
  }
}
