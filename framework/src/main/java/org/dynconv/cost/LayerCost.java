package org.dynconv.cost;

/**
 * What one layer costs for one image.
 *
 * @param layer the layer's full name
 * @param kind what the layer is
 * @param macs multiply-accumulates
 * @param activations numbers that it writes: output channels times the positions computed
 */
public record LayerCost(String layer, Kind kind, long macs, long activations) {
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

  LayerCost scaledIfConditional(double share) {
    return kind == Kind.CONDITIONAL
        ? new LayerCost(layer, kind, Math.round(share * macs), Math.round(share * activations))
        : this;
  }
}
