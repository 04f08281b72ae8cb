package org.dynconv.experiments.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dynconv.error.UserException;
import org.dynconv.experiments.bench.BenchSettings;
import org.dynconv.experiments.bench.TrainedNetwork;
import org.dynconv.run.Configuration;
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
      names = "--block",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Measure a single block at eleven densities too (default: yes).")
  private boolean block;

  @Mixin private BenchOptions options;

  @Mixin private EngineOptions engine;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    engine.apply();
    BenchSettings settings = settings();
    return new SpeedMeasurement(
            "bench-infer", "Inference speed", settings, new Configuration(settings.canonical()))
        .run(spec.commandLine(), options.runs(), options::copy);
  }

  private BenchSettings settings() {
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
        options.threads(),
        options.turnPlan(),
        options.seed(),
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
    return Optional.of(TrainedSubject.of(options.runs(), run, model, data));
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
