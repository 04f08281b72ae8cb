package org.dynconv.inference;

import java.util.stream.IntStream;
import org.dynconv.cost.ActivePositions;

/** One masked block's masks for a batch of images. */
public final class BlockMasks {
  private final MaskShape shape;
  private final int images;
  private final float[] logits;
  private final byte[] mask;
  private final byte[] dilated;

  /**
   * Takes the arrays over.
   *
   * @param shape the mask's sizes
   * @param images how many images
   * @param logits {@code [images, height, width]}
   * @param mask 0 or 1, {@code [images, height, width]}
   * @param dilated 0 or 1, {@code [images, stretched height, stretched width]}
   */
  public BlockMasks(MaskShape shape, int images, float[] logits, byte[] mask, byte[] dilated) {
    this.shape = shape;
    this.images = images;
    this.logits = logits;
    this.mask = mask;
    this.dilated = dilated;
  }

  /**
   * The mask's sizes and its block.
   *
   * @return as in the plan
   */
  public MaskShape shape() {
    return shape;
  }

  /**
   * How many images there are.
   *
   * @return the batch
   */
  public int images() {
    return images;
  }

  /**
   * What the mask unit computed; masks that were forced do not follow it.
   *
   * @return a copy, {@code [images, height, width]}
   */
  public float[] logits() {
    return logits.clone();
  }

  /**
   * Where the block is computed.
   *
   * @return a copy, 0 or 1, {@code [images, height, width]}
   */
  public byte[] mask() {
    return mask.clone();
  }

  /**
   * Where its first convolution is needed.
   *
   * @return a copy, 0 or 1, {@code [images, stretched height, stretched width]}
   */
  public byte[] dilated() {
    return dilated.clone();
  }

  /**
   * Counts one image's active positions.
   *
   * @param image from 0
   * @return those of the mask and of the dilated mask, positions outside the map counted too
   */
  public ActivePositions active(int image) {
    return new ActivePositions(
        count(mask, image, shape.size().positions()),
        count(dilated, image, shape.dilatedSize().positions()));
  }

  private static long count(byte[] values, int image, int positions) {
    return IntStream.range(image * positions, (image + 1) * positions)
        .filter(i -> values[i] != 0)
        .count();
  }
}
