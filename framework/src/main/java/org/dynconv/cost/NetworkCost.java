package org.dynconv.cost;

import java.util.List;

/**
 * What a network costs for one image, layer by layer.
 *
 * @param layers in the order of the forward pass
 */
public record NetworkCost(List<LayerCost> layers) {
  /** Copies the layers. */
  public NetworkCost {
    layers = List.copyOf(layers);
  }

  /**
   * Branches of masked blocks only: what the sparsity loss and the budget are about.
   *
   * @return multiply-accumulates
   */
  public long conditional() {
    return sum(LayerCost.Kind.CONDITIONAL);
  }

  /**
   * All convolutions, mask units included, linear layers left out: what the paper's tables print.
   *
   * @return multiply-accumulates
   */
  public long convolutions() {
    return conditional() + sum(LayerCost.Kind.FIXED) + sum(LayerCost.Kind.MASK_UNIT);
  }

  /**
   * The classifier and the mask units' squeezes.
   *
   * @return multiply-accumulates
   */
  public long linear() {
    return sum(LayerCost.Kind.LINEAR);
  }

  /**
   * Numbers that all convolutions write, mask units included (Radosavovic et al., "Designing
   * Network Design Spaces", section 3.3).
   *
   * @return the count
   */
  public long activations() {
    return layers.stream()
        .filter(layer -> layer.kind() != LayerCost.Kind.LINEAR)
        .mapToLong(LayerCost::activations)
        .sum();
  }

  private long sum(LayerCost.Kind kind) {
    return layers.stream().filter(layer -> layer.kind() == kind).mapToLong(LayerCost::macs).sum();
  }
}
