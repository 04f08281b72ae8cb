package org.dynconv.experiments.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dynconv.error.UserException;
import org.dynconv.experiments.bench.TurnPlan;
import org.dynconv.run.AtomicFile;
import org.dynconv.seed.RootSeed;
import picocli.CommandLine.Option;

/** How long the inference benchmarks measure, with how many threads, and where results go. */
final class BenchOptions {
  @Option(
      names = "--quick",
      description = "Short turns; bench infer then takes less than three minutes in all.")
  private boolean quick;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Processor threads of each (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(names = "--turns", paramLabel = "N", description = "How often each has its turn.")
  private Integer turns;

  @Option(
      names = "--turn-seconds",
      paramLabel = "S",
      description = "How long a turn is; at least one batch is run.")
  private Double turnSeconds;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything as JSON.")
  private Path json;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where run folders go (default: ${DEFAULT-VALUE}).")
  private Path runs;

  @Option(
      names = "--seed",
      defaultValue = "0",
      description = "Of weights, images and masks (default: ${DEFAULT-VALUE}).")
  private long seed;

  Path runs() {
    return runs;
  }

  RootSeed seed() {
    return new RootSeed(seed);
  }

  /**
   * Processor threads.
   *
   * @throws UserException if there are none
   */
  int threads() {
    if (threads < 1) {
      throw new UserException("--threads " + threads + ": at least 1 thread is needed.");
    }
    return threads;
  }

  /**
   * How long.
   *
   * @throws UserException if a number is out of its range
   */
  TurnPlan turnPlan() {
    TurnPlan plan = quick ? TurnPlan.QUICK : TurnPlan.FULL;
    if (turns != null && turns < 1) {
      throw new UserException("--turns " + turns + ": at least 1 turn is needed.");
    }
    if (turnSeconds != null && !(turnSeconds >= 0 && turnSeconds <= 3600)) {
      throw new UserException("--turn-seconds " + turnSeconds + ": a time is 0 to 3600 seconds.");
    }
    TurnPlan timed = turnSeconds == null ? plan : plan.withTurnSeconds(turnSeconds);
    return turns == null ? timed : timed.withTurns(turns);
  }

  /**
   * Copies the file that holds everything, where that was asked for.
   *
   * @param whole as it lies in the run's folder
   * @return the copy, if there is one
   */
  Optional<Path> copy(Path whole) {
    if (json == null) {
      return Optional.empty();
    }
    AtomicFile.write(json, target -> Files.copy(whole, target));
    return Optional.of(json);
  }
}
