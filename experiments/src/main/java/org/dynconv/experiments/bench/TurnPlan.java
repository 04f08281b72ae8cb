package org.dynconv.experiments.bench;

/**
 * How long contestants are measured. Many short turns rather than a few long ones: what disturbs
 * the machine for a while then spoils a few of them, and the median stays.
 *
 * @param turns how often each has its turn, at least 1
 * @param warmUpSeconds of a step of the warm-up, which ends when two steps bring no more speed
 * @param turnSeconds for which each runs in a turn; at least one run is made
 */
public record TurnPlan(int turns, double warmUpSeconds, double turnSeconds) {
  /** Enough for medians that repeat within a few percent on a quiet machine. */
  public static final TurnPlan FULL = new TurnPlan(31, 0.5, 0.25);

  /** Several networks within three minutes. */
  public static final TurnPlan QUICK = new TurnPlan(8, 0.2, 0.08);

  /** Checks the numbers. */
  public TurnPlan {
    if (turns < 1 || !(warmUpSeconds >= 0) || !(turnSeconds >= 0)) {
      throw new IllegalArgumentException(
          "no plan: " + turns + " turns, " + warmUpSeconds + " s, " + turnSeconds + " s");
    }
  }

  /**
   * The same with other turns.
   *
   * @param number how many
   * @return a copy
   */
  public TurnPlan withTurns(int number) {
    return new TurnPlan(number, warmUpSeconds, turnSeconds);
  }

  /**
   * The same with longer or shorter turns, and warm-ups in proportion.
   *
   * @param seconds of a turn
   * @return a copy
   */
  public TurnPlan withTurnSeconds(double seconds) {
    return new TurnPlan(turns, warmUpSeconds / turnSeconds * seconds, seconds);
  }

  /** For single blocks, of which many are measured, each in a fraction of a network's time. */
  TurnPlan forBlocks() {
    return new TurnPlan(turns, warmUpSeconds / 2, turnSeconds / 2);
  }
}
