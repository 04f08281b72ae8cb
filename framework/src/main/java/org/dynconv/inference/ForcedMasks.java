package org.dynconv.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.architecture.Size;

/**
 * Masks given from outside, for benchmarks and tests. Mask units are still evaluated, so that the
 * time is the honest one; their decisions are replaced. Image {@code i} takes the mask {@code i}
 * modulo the number given.
 */
public final class ForcedMasks {
  /** No mask is forced. */
  public static final ForcedMasks NONE = new ForcedMasks(Map.of());

  private final Map<String, byte[]> masks;

  private ForcedMasks(Map<String, byte[]> masks) {
    this.masks = masks;
  }

  /**
   * Copies masks.
   *
   * @param masks by block name: 0 or 1, {@code [images, height, width]}, row-major, any number of
   *     images; blocks that are left out decide for themselves
   * @return the masks
   */
  public static ForcedMasks of(Map<String, byte[]> masks) {
    Map<String, byte[]> copies = new LinkedHashMap<>();
    masks.forEach((block, mask) -> copies.put(block, mask.clone()));
    return new ForcedMasks(copies);
  }

  /**
   * Whether a block's mask is forced.
   *
   * @param block the block's name
   * @return true if so
   */
  public boolean forces(String block) {
    return masks.containsKey(block);
  }

  /**
   * Overwrites one image's mask, if it is forced.
   *
   * @param shape which mask
   * @param image number of the image in its batch
   * @param into takes 0 or 1
   * @param offset where the image's mask begins in it
   */
  public void apply(MaskShape shape, int image, byte[] into, int offset) {
    byte[] forced = masks.get(shape.block());
    if (forced != null) {
      int positions = shape.size().positions();
      int images = forced.length / positions;
      System.arraycopy(forced, image % images * positions, into, offset, positions);
    }
  }

  /**
   * Refuses masks that do not fit a plan.
   *
   * @param plan what they are for
   * @throws IllegalArgumentException if a block is unknown or a length is no multiple of its mask's
   */
  public void check(Plan plan) {
    masks.forEach(
        (block, mask) -> {
          Size size = plan.masks().get(plan.maskOf(block)).size();
          if (mask.length == 0 || mask.length % size.positions() != 0) {
            throw new IllegalArgumentException(
                "forced mask of "
                    + block
                    + " has "
                    + mask.length
                    + " values, needs a multiple of "
                    + size.positions());
          }
        });
  }
}
