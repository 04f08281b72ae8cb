package org.dynconv.cost;

/**
 * Multiply-accumulates of one layer.
 *
 * @param layer the layer's full name
 * @param kind what the layer is
 * @param macs multiply-accumulates for one image
 */
public record LayerCost(String layer, Kind kind, long macs) {
  /** What a layer is, as far as counting goes. */
  public enum Kind {
    /** A convolution of a masked block's branch: what the sparsity loss sees. */
    CONDITIONAL,
    /** Stem, shortcut, head or unmasked branch: computed everywhere. */
    FIXED,
    /** The 3×3 convolution of a mask unit, its bias counted, as the authors' counter does. */
    MASK_UNIT,
    /**
     * A linear layer: the classifier, or a mask unit's squeeze. The authors' counter leaves it out.
     */
    LINEAR
  }
}
