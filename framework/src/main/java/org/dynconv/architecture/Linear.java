package org.dynconv.architecture;

/**
 * A linear layer with a bias.
 *
 * @param name full name of its parameters; the weight has the shape {@code [out, in]}
 * @param inFeatures inputs
 * @param outFeatures outputs
 */
public record Linear(String name, int inFeatures, int outFeatures) {
  /**
   * Multiply-accumulates for one input vector, without the bias.
   *
   * @return inputs times outputs
   */
  public long macs() {
    return (long) inFeatures * outFeatures;
  }
}
