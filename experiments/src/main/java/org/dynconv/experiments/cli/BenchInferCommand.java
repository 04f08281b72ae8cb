package org.dynconv.experiments.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dynconv.error.UserException;
import org.dynconv.experiments.bench.BenchSettings;
import org.dynconv.experiments.bench.TrainedNetwork;
import org.dynconv.experiments.bench.TurnPlan;
import org.dynconv.run.Configuration;
import org.dynconv.seed.RootSeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Inference speed, dense and masked, beside dense ONNX Runtime and libtorch. */
@Command(
    name = "infer",
    mixinStandardHelpOptions = true,
    description = {
      "Measures inference, dense and with masks, in turns with dense ONNX Runtime and libtorch.",
      "All run the same random weights and images; the command fails where their scores differ.",
      "With a RUN, its weights and test images, and the masks that its network decides on.",
      "--backend takes several with commas; without it, the fastest that can run here is measured."
    })
final class BenchInferCommand implements Callable<Integer> {
  private static final List<BenchSettings.Work> USUAL =
      List.of(
          new BenchSettings.Work("resnet32-cifar", 1),
          new BenchSettings.Work("resnet32-cifar", 32),
          new BenchSettings.Work("resnet32-cifar", 128),
          new BenchSettings.Work("mobilenetv2", 1),
          new BenchSettings.Work("mobilenetv2", 8));

  private static final BenchSettings.Work BLOCK = new BenchSettings.Work("resnet32-cifar", 32);

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "A run of masked networks, to be measured with its own weights and masks.")
  private String run;

  @Option(names = "--model", paramLabel = "NAME", description = "Which of the run's models.")
  private String model;

  @Option(names = "--data", paramLabel = "DIR", description = "Where the run's data set is.")
  private Path data;

  @Option(names = "--quick", description = "Short turns: everything within three minutes.")
  private boolean quick;

  @Option(
      names = "--arch",
      paramLabel = "NAME",
      split = ",",
      description = "Networks (default: resnet32-cifar and mobilenetv2).")
  private List<String> networks = List.of();

  @Option(
      names = "--batch",
      paramLabel = "N",
      split = ",",
      description = "Images at a time (default: 1, 32, 128 for small images, 1, 8 for large ones).")
  private List<Integer> batches = List.of();

  @Option(
      names = "--density",
      paramLabel = "D",
      split = ",",
      defaultValue = "1,0.75,0.5,0.25",
      description = "Shares of active positions of the masks (default: ${DEFAULT-VALUE}).")
  private List<Double> densities;

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

  @Option(
      names = "--block",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Measure a single block at eleven densities too (default: yes).")
  private boolean block;

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

  @Mixin private EngineOptions engine;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    engine.apply();
    BenchSettings settings = settings();
    return new SpeedMeasurement(
            "bench-infer", "Inference speed", settings, new Configuration(settings.canonical()))
        .run(spec.commandLine(), runs, json);
  }

  private BenchSettings settings() {
    if (threads < 1) {
      throw new UserException("--threads " + threads + ": at least 1 thread is needed.");
    }
    for (double density : densities) {
      if (!(density >= 0 && density <= 1)) {
        throw new UserException("--density " + density + ": a density is a number from 0 to 1.");
      }
    }
    Optional<TrainedNetwork> trained = trained();
    return new BenchSettings(
        work(trained),
        block && trained.isEmpty() ? List.of(BLOCK) : List.of(),
        densities,
        SpeedMeasurement.backends(engine.names()),
        threads,
        turnPlan(),
        new RootSeed(seed),
        trained);
  }

  private Optional<TrainedNetwork> trained() {
    if (run == null) {
      if (model != null) {
        throw new UserException("--model " + model + ": of which run? Give a RUN before it.");
      }
      return Optional.empty();
    }
    for (String option : List.of("--arch", "--density")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new UserException(
            option + ": the run \"" + run + "\" has its own network and masks; leave it out.");
      }
    }
    return Optional.of(TrainedSubject.of(runs, run, model, data));
  }

  private TurnPlan turnPlan() {
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

  private List<BenchSettings.Work> work(Optional<TrainedNetwork> trained) {
    for (int batch : batches) {
      if (batch < 1) {
        throw new UserException("--batch " + batch + ": at least 1 image is needed.");
      }
    }
    if (networks.isEmpty() && batches.isEmpty() && trained.isEmpty()) {
      return USUAL;
    }
    List<String> names =
        trained
            .map(network -> List.of(network.architecture().name()))
            .orElse(networks.isEmpty() ? List.of("resnet32-cifar") : networks);
    List<BenchSettings.Work> work = new ArrayList<>();
    for (String network : names) {
      for (int batch : batches.isEmpty() ? List.of(1) : batches) {
        work.add(new BenchSettings.Work(network, batch));
      }
    }
    return work;
  }
}
