package org.dynconv.training;

/**
 * The sparsity loss of a masked network: {@code task + alpha · (network + block)}.
 *
 * @param budget wanted fraction of the conditional multiply-accumulates, over 0 and up to 1
 * @param alpha weight of the sparsity terms; the paper's is 10
 * @param annealing fraction of the epochs over which the bounds widen; the paper's is 0.33
 * @param network whether the network term counts
 * @param upperBound whether the blocks' upper bound counts
 * @param lowerBound whether the blocks' lower bound counts
 */
public record LossSettings(
    double budget,
    double alpha,
    double annealing,
    boolean network,
    boolean upperBound,
    boolean lowerBound) {
  /**
   * The paper's loss for a budget.
   *
   * @param budget wanted fraction of the conditional multiply-accumulates
   * @return the settings
   */
  public static LossSettings ofPaper(double budget) {
    return new LossSettings(budget, 10, 0.33, true, true, true);
  }
}
