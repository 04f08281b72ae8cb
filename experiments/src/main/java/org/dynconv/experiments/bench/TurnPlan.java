package org.dynconv.experiments.bench;

/**
 * How long contestants are measured.
 *
 * @param turns how often each has its turn, at least 1
 * @param warmUpSeconds for which each runs before the first turn
 * @param turnSeconds for which each runs in a turn; at least one run is made
 */
public record TurnPlan(int turns, double warmUpSeconds, double turnSeconds) {
  /** Enough for medians that repeat within a few percent on a quiet machine. */
  public static final TurnPlan FULL = new TurnPlan(11, 2, 0.6);

  /** Several networks within three minutes. */
  public static final TurnPlan QUICK = new TurnPlan(5, 0.7, 0.2);

  /** Checks the numbers. */
  public TurnPlan {
    if (turns < 1 || !(warmUpSeconds >= 0) || !(turnSeconds >= 0)) {
      throw new IllegalArgumentException(
          "no plan: " + turns + " turns, " + warmUpSeconds + " s, " + turnSeconds + " s");
    }
  }
}
