package org.dynconv.cost;

/**
 * How many positions of one block's masks are on, for one image.
 *
 * @param mask active positions of the mask
 * @param dilated active positions of the dilated mask, those outside the feature map counted too
 */
public record ActivePositions(long mask, long dilated) {
  /**
   * The sum with another image's.
   *
   * @param other the other image's
   * @return both together
   */
  public ActivePositions plus(ActivePositions other) {
    return new ActivePositions(mask + other.mask, dilated + other.dilated);
  }
}
