package org.dynconv.cost;

/**
 * Mean multiply-accumulates of an image over a set of images.
 *
 * @param conditional branches of masked blocks only: what the sparsity loss sees
 * @param convolutions all convolutions, mask units included: what the paper's tables print
 */
public record MeanCost(double conditional, double convolutions) {}
