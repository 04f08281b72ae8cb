package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dynconv.experiments.bench.BenchSettings;
import org.dynconv.experiments.bench.Disagreement;
import org.dynconv.experiments.bench.InferenceRun;
import org.dynconv.experiments.bench.TurnPlan;
import org.dynconv.experiments.registry.ExperimentConfig;
import org.dynconv.experiments.registry.SpeedConfig;
import org.dynconv.inference.Backends;
import org.dynconv.run.Configuration;
import org.dynconv.seed.RootSeed;
import picocli.CommandLine;

/**
 * Measures inference, into a run folder and onto the terminal.
 *
 * @param name the folder above the run's
 * @param title one line that says what it is
 * @param settings what is measured
 * @param configuration how that was asked for
 */
record SpeedMeasurement(
    String name, String title, BenchSettings settings, Configuration configuration) {
  /** A failed check's exit code. */
  static final int DISAGREEMENT = 1;

  static SpeedMeasurement of(ExperimentConfig config, SpeedConfig speed) {
    TurnPlan usual = TurnPlan.FULL;
    TurnPlan timed =
        speed.turnSeconds().isPresent()
            ? usual.withTurnSeconds(speed.turnSeconds().getAsDouble())
            : usual;
    int threads = config.training().threads();
    BenchSettings settings =
        new BenchSettings(
            speed.work(),
            speed.blocks(),
            speed.densities(),
            backends(speed.backends()),
            threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
            timed.withTurns(speed.turns().orElse(timed.turns())),
            new RootSeed(config.training().seed()),
            Optional.empty());
    return new SpeedMeasurement(config.name(), config.title(), settings, config.configuration());
  }

  /** Those that were named, or the fastest that can run here. */
  static List<String> backends(List<String> named) {
    return named.isEmpty() ? List.of(Backends.best().name()) : named;
  }

  /**
   * Measures, writes and prints.
   *
   * @param line whose streams to print to
   * @param runs the folder of all runs
   * @param copy copies the file that holds everything, where that was asked for
   * @return the exit code: 1 if results disagree
   */
  int run(CommandLine line, Path runs, Function<Path, Optional<Path>> copy) {
    settings.check();
    BusyMachine.warning().ifPresent(System.err::println);
    InferenceRun run;
    try {
      run =
          InferenceRun.run(
              name, title, settings, configuration, runs, Home.folder(), System.err::println);
    } catch (Disagreement different) {
      line.getErr().println(different.getMessage());
      return DISAGREEMENT;
    }
    PrintWriter out = line.getOut();
    out.printf(
        Locale.ROOT,
        "%s. Threads of each: %d. Medians of %d turns of %s s.%n%n",
        title,
        settings.threads(),
        settings.turns().turns(),
        settings.turns().turnSeconds());
    out.println(run.report().text());
    run.files().forEach(out::println);
    copy.apply(run.files().getLast()).ifPresent(out::println);
    out.flush();
    return 0;
  }
}
