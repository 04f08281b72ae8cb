package org.dynconv.run;

/**
 * The loss and its terms, averaged over an epoch's steps: total = task + α (network + block).
 *
 * @param total what was minimised
 * @param task cross entropy
 * @param network (used fraction − budget)² over all blocks; 0 for a dense model
 * @param block the bounds' penalty per block; 0 for a dense model
 */
public record LossTerms(double total, double task, double network, double block) {}
