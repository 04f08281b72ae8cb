package org.dynconv.experiments.registry;

/**
 * The sparsity loss of an experiment's masked networks; the budget comes from each model.
 *
 * @param alpha weight of the sparsity loss
 * @param anneal share of the training over which the blocks' bounds widen
 * @param network whether the term of the whole network counts
 * @param upper whether the blocks' upper bound counts
 * @param lower whether the blocks' lower bound counts
 */
public record LossConfig(
    double alpha, double anneal, boolean network, boolean upper, boolean lower) {
  static LossConfig of(ResolvedSettings settings) {
    return new LossConfig(
        settings.get(Settings.ALPHA),
        settings.get(Settings.ANNEAL),
        settings.get(Settings.LOSS_NETWORK),
        settings.get(Settings.LOSS_UPPER),
        settings.get(Settings.LOSS_LOWER));
  }
}
