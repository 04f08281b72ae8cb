package org.dynconv.inference;

/**
 * How a plan is to be run.
 *
 * @param threads how many threads share the work, at least 1
 * @param forcedMasks masks that replace those of the mask units
 * @param crossover when whole tiles are computed in place of single positions; backends that know
 *     one way only ignore it
 */
public record CompileOptions(int threads, ForcedMasks forcedMasks, Crossover crossover) {
  /** Checks the number of threads. */
  public CompileOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1: " + threads);
    }
  }

  /**
   * One thread for each processor, masks from the mask units, whatever way is faster.
   *
   * @return the usual options
   */
  public static CompileOptions defaults() {
    return new CompileOptions(
        Runtime.getRuntime().availableProcessors(), ForcedMasks.NONE, Crossover.MEASURED);
  }

  /**
   * The same with another number of threads.
   *
   * @param number at least 1
   * @return a copy
   */
  public CompileOptions withThreads(int number) {
    return new CompileOptions(number, forcedMasks, crossover);
  }

  /**
   * The same with given masks.
   *
   * @param masks what replaces the mask units' decisions
   * @return a copy
   */
  public CompileOptions withForcedMasks(ForcedMasks masks) {
    return new CompileOptions(threads, masks, crossover);
  }

  /**
   * The same with another rule for tiles.
   *
   * @param rule when whole tiles are computed
   * @return a copy
   */
  public CompileOptions withCrossover(Crossover rule) {
    return new CompileOptions(threads, forcedMasks, rule);
  }
}
