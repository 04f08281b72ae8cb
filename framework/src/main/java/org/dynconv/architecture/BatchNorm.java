package org.dynconv.architecture;

/**
 * Constants that all batch norms of a network share.
 *
 * @param epsilon added to the variance
 * @param momentum weight of the newest batch in the running statistics
 */
public record BatchNorm(double epsilon, double momentum) {
  /** PyTorch's defaults, which every network of the paper uses. */
  public static final BatchNorm DEFAULT = new BatchNorm(1e-5, 0.1);
}
