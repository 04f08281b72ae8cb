package org.dynconv.training;

/**
 * How a forward pass is run.
 *
 * @param training batch statistics and noisy masks; else running statistics and hard masks
 * @param noise the mask units' noise
 * @param temperature τ of the Gumbel-softmax
 */
record Pass(boolean training, GumbelNoise noise, double temperature) {
  static final Pass EVALUATION = new Pass(false, GumbelNoise.none(), 1);
}
