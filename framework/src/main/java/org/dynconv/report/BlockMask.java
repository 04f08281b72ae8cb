package org.dynconv.report;

import java.util.Locale;
import java.util.Optional;

/**
 * What one block's mask unit decided for one image.
 *
 * @param name the block's name
 * @param hard the mask
 * @param soft the decision before it was made hard, where it was kept
 */
public record BlockMask(String name, Mask hard, Optional<SoftMask> soft) {
  /**
   * A mask of which only the decision was kept.
   *
   * @param name the block's name
   * @param hard the mask
   * @return the block's mask
   */
  public static BlockMask of(String name, Mask hard) {
    return new BlockMask(name, hard, Optional.empty());
  }

  /**
   * A mask of which both forms were kept.
   *
   * @param name the block's name
   * @param hard the mask
   * @param soft the decision before it was made hard
   * @return the block's mask
   */
  public static BlockMask of(String name, Mask hard, SoftMask soft) {
    return new BlockMask(name, hard, Optional.of(soft));
  }

  /** The name with the share of active positions. */
  String caption() {
    return String.format(Locale.ROOT, "%s  %.0f %%", name, 100 * hard.density());
  }
}
