package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dynconv.architecture.Size;
import org.dynconv.data.BatchLoader;
import org.dynconv.data.Cifar10;
import org.dynconv.data.DataRoot;
import org.dynconv.data.Dataset;
import org.dynconv.data.ImageFolder;
import org.dynconv.data.Normalisation;
import org.dynconv.error.UserException;
import org.dynconv.experiments.eval.Classifier;
import org.dynconv.experiments.eval.EvalReport;
import org.dynconv.experiments.eval.NetworkTest;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.WeightsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tests a network. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = {
      "Tests a run's network, or weights from a file, on a data set.",
      "Prints top-1 and top-5, multiply-accumulates, accuracy by class and throughput.",
      "--backend also takes libtorch; without it, the fastest backend that can run here tests."
    })
final class EvalCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "A run's folder or id.")
  private String run;

  @Option(names = "--model", description = "Which of the run's models.")
  private String model;

  @Option(names = "--runs", defaultValue = "runs", description = "Where run folders are.")
  private Path runs;

  @Option(names = "--weights", paramLabel = "FILE", description = "safetensors or PyTorch file.")
  private Path weights;

  @Option(names = "--arch", paramLabel = "NAME", description = "The network of --weights.")
  private String architecture;

  @Option(
      names = "--dataset",
      description =
          "cifar10 or imagenet-folder, the test or validation split (default: the run's, else cifar10).")
  private String dataset;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where data sets are; for imagenet-folder, the folder of class folders.")
  private Path data;

  @Option(names = "--short-test", description = "Accept a CIFAR-10 test file cut short.")
  private boolean shortTest;

  @Option(
      names = "--normalisation",
      paramLabel = "NAME",
      description = "imagenet, cifar10, tf or R,G,B/R,G,B (default: the data set's).")
  private String normalisation;

  @Option(names = "--batch", defaultValue = "100", description = "Images at a time (default: 100).")
  private int batch;

  @Option(names = "--threads", description = "Processor threads (default: all cores).")
  private Integer threads;

  @Option(names = "--predictions", paramLabel = "CSV", description = "Write index,label,pred.")
  private Path predictions;

  @Option(names = "--logits", description = "Write the class scores into --predictions too.")
  private boolean logits;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything as JSON.")
  private Path json;

  @Mixin private EngineOptions engine;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    engine.apply();
    if ((run == null) == (weights == null)) {
      throw new UserException("Give either a RUN or --weights FILE with --arch NAME.");
    }
    EvalSubject subject = run == null ? ofFile() : EvalSubject.ofRun(runs, run, model, data);
    Dataset images = dataset == null ? subject.images().get() : named(dataset);
    NetworkWeights network = subject.network();
    Normalisation constants =
        normalisation == null ? subject.normalisation() : Normalisation.parse(normalisation);
    BatchLoader loader =
        BatchLoader.builder(images, new RootSeed(0))
            .batchSize(batch)
            .shuffled(false)
            .normalisation(constants)
            .build();
    int cores = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    Size size = new Size(images.height(), images.width());
    try (Classifier classifier =
        Classifier.of(
            engine.name().orElse(null),
            network.architecture(),
            network.weights(),
            size,
            batch,
            cores)) {
      NetworkTest test = NetworkTest.run(classifier, loader);
      EvalReport report = new EvalReport(network.architecture(), images, size, test);
      PrintWriter out = spec.commandLine().getOut();
      report.print(out);
      out.flush();
      if (predictions != null) {
        report.writePredictions(predictions, logits);
      }
      if (json != null) {
        report.writeJson(json);
      }
    }
    return 0;
  }

  private EvalSubject ofFile() {
    if (architecture == null) {
      throw new UserException(
          "--weights " + weights + " needs --arch NAME, the network that they are of.");
    }
    NetworkWeights network =
        NetworkWeights.of(weights.toString(), WeightsFile.read(weights), architecture, true);
    String name = dataset == null ? "cifar10" : dataset;
    return new EvalSubject(network, () -> named(name), standardNormalisation(name));
  }

  private Dataset named(String name) {
    return switch (name) {
      case "cifar10" -> Cifar10.test(DataRoot.resolve(Optional.ofNullable(data)), shortTest);
      case "imagenet-folder" ->
          ImageFolder.open(
              data != null
                  ? data
                  : DataRoot.resolve(Optional.empty()).folder().resolve("imagenet/val"));
      default -> throw unknown(name);
    };
  }

  private static Normalisation standardNormalisation(String name) {
    return switch (name) {
      case "cifar10" -> Normalisation.CIFAR10;
      case "imagenet-folder" -> Normalisation.IMAGENET;
      default -> throw unknown(name);
    };
  }

  private static UserException unknown(String name) {
    return new UserException(
        "--dataset "
            + name
            + ": there is no such data set."
            + org.dynconv.error.Suggestion.didYouMean(name, List.of("cifar10", "imagenet-folder"))
            + " Known: cifar10, imagenet-folder.");
  }
}
