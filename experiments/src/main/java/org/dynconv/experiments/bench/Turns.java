package org.dynconv.experiments.bench;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures contestants in turns, so that what slows the machine for a while slows all of them, and
 * starts every round with another one, so that nobody always follows the same neighbour.
 */
final class Turns {
  /** Threads of other runtimes spin this long after their work, and would take a core away. */
  private static final long PAUSE_NANOS = 15_000_000;

  private static final double NANOS = 1e9;

  private final TurnPlan plan;

  Turns(TurnPlan plan) {
    this.plan = plan;
  }

  /**
   * Measures.
   *
   * @return for each contestant, seconds a run by turn
   */
  double[][] measure(List<? extends Contestant> contestants) {
    int count = contestants.size();
    double[] single = new double[count];
    for (int i = 0; i < count; i++) {
      single[i] = seconds(contestants.get(i), plan.warmUpSeconds());
    }
    double[][] seconds = new double[count][plan.turns()];
    for (int turn = 0; turn < plan.turns(); turn++) {
      for (int place = 0; place < count; place++) {
        int i = (place + turn) % count;
        LockSupport.parkNanos(PAUSE_NANOS);
        // Caches and clocks come back in a run that does not count, where there is time for it.
        if (single[i] < plan.turnSeconds()) {
          contestants.get(i).run();
        }
        seconds[i][turn] = seconds(contestants.get(i), plan.turnSeconds());
      }
    }
    return seconds;
  }

  /** Runs at least once and for some time, and takes the mean. */
  private static double seconds(Contestant contestant, double atLeast) {
    long start = System.nanoTime();
    int runs = 0;
    double elapsed;
    do {
      contestant.run();
      runs++;
      elapsed = (System.nanoTime() - start) / NANOS;
    } while (elapsed < atLeast);
    return elapsed / runs;
  }
}
