package org.dynconv.report;

import java.util.List;
import java.util.Optional;

/**
 * A test image and what a network did with it.
 *
 * @param image the input, before normalisation
 * @param label the true class
 * @param prediction the class the network gave
 * @param blocks the masks in the network's order; at least one
 * @param foreground where the labelled thing is, where the data set knows
 */
public record MaskedImage(
    RgbImage image,
    String label,
    String prediction,
    List<BlockMask> blocks,
    Optional<Mask> foreground) {
  /**
   * Copies the masks.
   *
   * @param image the input, before normalisation
   * @param label the true class
   * @param prediction the class the network gave
   * @param blocks the masks in the network's order
   * @param foreground where the labelled thing is, where the data set knows
   * @throws IllegalArgumentException when there is no mask
   */
  public MaskedImage {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("an image without masks has no ponder cost");
    }
  }

  /**
   * How many blocks computed each pixel.
   *
   * @return the map, at the input's resolution
   */
  public PonderCost ponderCost() {
    return PonderCost.of(
        image.height(), image.width(), blocks.stream().map(BlockMask::hard).toList());
  }

  /** The prediction in words, which tell right from wrong where a colour might not. */
  String verdict() {
    return label.equals(prediction) ? "predicted right" : "predicted " + prediction;
  }
}
