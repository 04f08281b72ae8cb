package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.math3.stat.StatUtils;
import org.dynconv.experiments.bench.AuthorsPeer;
import org.dynconv.experiments.bench.TrainingComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Training throughput of a CIFAR ResNet, ours and the authors' PyTorch code. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Measures training throughput of masked and dense ResNets on 32x32 images.",
      "With --authors, the authors' PyTorch code is measured in turns with ours."
    })
final class BenchTrainCommand implements Callable<Integer> {
  @Option(names = "--depth", defaultValue = "32", description = "6n + 2 (default: 32).")
  private int depth;

  @Option(names = "--batch", defaultValue = "128", description = "Images a step (default: 128).")
  private int batch;

  @Option(names = "--threads", description = "Processor threads (default: all cores).")
  private Integer threads;

  @Option(names = "--repeats", defaultValue = "9", description = "Turns (default: 9).")
  private int repeats;

  @Option(names = "--steps", defaultValue = "4", description = "Steps in a turn (default: 4).")
  private int steps;

  @Option(
      names = "--authors",
      paramLabel = "DIR",
      description = "Folder \"classification\" of a checkout of github.com/thomasverelst/dynconv.")
  private Path authors;

  @Option(
      names = "--python",
      defaultValue = "python3",
      paramLabel = "PYTHON",
      description = "A Python that has PyTorch (default: python3).")
  private String python;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    int cores = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    PrintWriter out = spec.commandLine().getOut();
    BusyMachine.warning().ifPresent(out::println);
    try (AuthorsPeer peer =
        authors == null
            ? null
            : AuthorsPeer.start(python, Home.folder(), authors, depth, batch, cores)) {
      out.printf(
          Locale.ROOT,
          "ResNet-%d, batch %d, %d threads, medians of %d turns of %d steps%n",
          depth,
          batch,
          cores,
          repeats,
          steps);
      TrainingComparison comparison =
          TrainingComparison.measure(
              depth, batch, cores, repeats, steps, Optional.ofNullable(peer));
      print(out, "masked", comparison.masked(), comparison.peerMasked());
      print(out, "dense", comparison.dense(), comparison.peerDense());
      if (peer == null) {
        out.println(
            "No peer: give --authors DIR to measure the authors' PyTorch code beside ours.");
      }
    }
    out.flush();
    return 0;
  }

  private static void print(PrintWriter out, String kind, double[] ours, double[] theirs) {
    double median = StatUtils.percentile(ours, 50);
    if (theirs.length == 0) {
      out.printf(Locale.ROOT, "%-7s %6.0f images/s%n", kind, median);
      return;
    }
    double[] ratios = new double[ours.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours[i] / theirs[i];
    }
    out.printf(
        Locale.ROOT,
        "%-7s %6.0f images/s, authors' PyTorch code %6.0f images/s, ratio %.2f (%.2f to %.2f)%n",
        kind,
        median,
        StatUtils.percentile(theirs, 50),
        StatUtils.percentile(ratios, 50),
        StatUtils.min(ratios),
        StatUtils.max(ratios));
  }
}
