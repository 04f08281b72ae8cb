package org.dynconv.experiments.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.dynconv.seed.RootSeed;

/**
 * Measures contestants in turns, so that what slows the machine for a while slows all of them, in
 * another order every time, so that nobody always follows the same neighbour.
 */
final class Turns {
  /**
   * ONNX Runtime's threads spin for 30 ms after their work, and would take the next one's cores.
   */
  private static final long PAUSE_NANOS = 60_000_000;

  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;
  private static final double GAIN = 0.97;
  private static final int STALE_STEPS = 2;
  private static final int MOST_STEPS = 30;

  /** From so much of a step's time on, the compiler is not done with what runs. */
  private static final double COMPILING = 0.2;

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
      single[i] = warmUp(contestants.get(i));
    }
    double[][] seconds = new double[count][plan.turns()];
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    RandomGenerator random = new RootSeed(0).generator("bench/turns");
    for (int turn = 0; turn < plan.turns(); turn++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        pause();
        // Caches and clocks come back in a run that does not count, where there is time for it.
        if (single[i] < plan.turnSeconds()) {
          contestants.get(i).run();
        }
        seconds[i][turn] = seconds(contestants.get(i), plan.turnSeconds());
      }
    }
    return seconds;
  }

  /**
   * Runs until it gets no faster, and nothing is compiled meanwhile: the compiler needs seconds for
   * the engine's kernels, on a busy machine with pauses without any gain in between.
   */
  private double warmUp(Contestant contestant) {
    double best = seconds(contestant, plan.warmUpSeconds());
    int stale = 0;
    for (int step = 0;
        stale < STALE_STEPS && step < MOST_STEPS && plan.warmUpSeconds() > 0;
        step++) {
      double compiled = compilingSeconds();
      double now = seconds(contestant, plan.warmUpSeconds());
      boolean compiling = compilingSeconds() - compiled > COMPILING * plan.warmUpSeconds();
      stale = compiling || now < GAIN * best ? 0 : stale + 1;
      best = Math.min(best, now);
    }
    return best;
  }

  /** What the compiler has worked so far; 0 where Java does not tell. */
  private static double compilingSeconds() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return compiler != null && compiler.isCompilationTimeMonitoringSupported()
        ? compiler.getTotalCompilationTime() / MILLIS
        : 0;
  }

  /** Waits until threads of whatever ran before have gone to sleep. */
  static void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
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
