package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dynconv.error.UserException;
import org.dynconv.experiments.bench.CrossoverRun;
import org.dynconv.experiments.bench.CrossoverSettings;
import org.dynconv.experiments.bench.Disagreement;
import org.dynconv.inference.Backends;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From which density on whole tiles are faster than single positions. */
@Command(
    name = "crossover",
    mixinStandardHelpOptions = true,
    description = {
      "Measures 3x3 convolutions of 16, 32 and 64 channels by positions and by 4x4 tiles, each",
      "forced, and prints from how many active positions of a tile on tiles are faster, beside",
      "from how many on the engine takes them."
    })
final class BenchCrossoverCommand implements Callable<Integer> {
  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "32",
      description = "Images at a time (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Mixin private BenchOptions options;

  @Mixin private EngineOptions engine;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    engine.apply();
    if (batch < 1) {
      throw new UserException("--batch " + batch + ": at least 1 image is needed.");
    }
    CrossoverSettings settings =
        new CrossoverSettings(
            engine.name().orElseGet(() -> Backends.best().name()),
            batch,
            options.threads(),
            options.turnPlan(),
            options.seed());
    // Before the warning: what is refused is not measured, however busy the machine is.
    settings.check();
    BusyMachine.warning().ifPresent(System.err::println);
    CrossoverRun run;
    try {
      run = CrossoverRun.run(settings, options.runs(), Home.folder(), System.err::println);
    } catch (Disagreement different) {
      spec.commandLine().getErr().println(different.getMessage());
      return SpeedMeasurement.DISAGREEMENT;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Crossover from positions to tiles. Threads: %d. Medians of %d turns.%n%n",
        settings.threads(),
        settings.turns().turns());
    out.println(run.report().text());
    run.files().forEach(out::println);
    options.copy(run.files().getLast()).ifPresent(out::println);
    out.flush();
    return 0;
  }
}
