package org.dynconv.data;

/**
 * How evaluation makes every photograph the same size: the shorter side is resized, the middle cut
 * out. Sizes and offsets are rounded as torchvision rounds them.
 *
 * @param shorterSide what the shorter side becomes, at least {@code crop}
 * @param crop height and width of what is cut out
 */
public record ResizeCentreCrop(int shorterSide, int crop) {
  /** The usual sizes of ImageNet: 256 and 224. */
  public static final ResizeCentreCrop IMAGENET = new ResizeCentreCrop(256, 224);

  /** Checks that the crop fits. */
  public ResizeCentreCrop {
    if (crop < 1 || shorterSide < crop) {
      throw new IllegalArgumentException(
          "a shorter side of %d has no crop of %d".formatted(shorterSide, crop));
    }
  }

  /**
   * Resizes and crops.
   *
   * @param image a picture of any size
   * @return a picture of {@code crop} x {@code crop}
   */
  public RgbImage apply(RgbImage image) {
    boolean upright = image.height() >= image.width();
    int shorter = upright ? image.width() : image.height();
    int longer = upright ? image.height() : image.width();
    int longerSide = (int) ((long) shorterSide * longer / shorter);
    RgbImage resized =
        upright ? image.resized(longerSide, shorterSide) : image.resized(shorterSide, longerSide);
    return resized.crop(offset(resized.height()), offset(resized.width()), crop, crop);
  }

  /** Halves go to the even number, as in Python. */
  private int offset(int size) {
    return (int) Math.rint((size - crop) / 2.0);
  }
}
