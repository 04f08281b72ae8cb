package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dynconv.error.UserException;
import org.dynconv.experiments.bench.BenchSettings;
import org.dynconv.experiments.bench.Disagreement;
import org.dynconv.experiments.bench.InferenceBench;
import org.dynconv.experiments.bench.TurnPlan;
import org.dynconv.inference.Backends;
import org.dynconv.report.SpeedTable;
import org.dynconv.report.TableFormat;
import org.dynconv.seed.RootSeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Inference speed, dense and masked, beside dense ONNX Runtime and libtorch. */
@Command(
    name = "infer",
    mixinStandardHelpOptions = true,
    description = {
      "Measures inference, dense and with masks, in turns with dense ONNX Runtime and libtorch.",
      "All run the same random weights and images; the command fails where their scores differ."
    })
final class BenchInferCommand implements Callable<Integer> {
  private static final List<BenchSettings.Work> USUAL =
      List.of(
          new BenchSettings.Work("resnet32-cifar", 1),
          new BenchSettings.Work("resnet32-cifar", 32),
          new BenchSettings.Work("resnet32-cifar", 128),
          new BenchSettings.Work("mobilenetv2", 1),
          new BenchSettings.Work("mobilenetv2", 8));

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
      names = "--backend",
      paramLabel = "NAME",
      split = ",",
      description = "Backends (default: the fastest that can run here).")
  private List<String> backends = List.of();

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Processor threads of each (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--seed",
      defaultValue = "0",
      description = "Of weights, images and masks (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    BenchSettings settings = settings();
    BusyMachine.warning().ifPresent(System.err::println);
    PrintWriter out = spec.commandLine().getOut();
    try {
      InferenceBench bench = InferenceBench.run(settings, System.err::println);
      print(out, bench);
    } catch (Disagreement different) {
      spec.commandLine().getErr().println(different.getMessage());
      return 1;
    }
    return 0;
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
    return new BenchSettings(
        work(),
        densities,
        backends.isEmpty() ? List.of(Backends.best().name()) : backends,
        threads,
        quick ? TurnPlan.QUICK : TurnPlan.FULL,
        new RootSeed(seed));
  }

  private List<BenchSettings.Work> work() {
    for (int batch : batches) {
      if (batch < 1) {
        throw new UserException("--batch " + batch + ": at least 1 image is needed.");
      }
    }
    if (networks.isEmpty() && batches.isEmpty()) {
      return USUAL;
    }
    List<BenchSettings.Work> work = new ArrayList<>();
    for (String network : networks.isEmpty() ? List.of("resnet32-cifar") : networks) {
      for (int batch : batches.isEmpty() ? List.of(1) : batches) {
        work.add(new BenchSettings.Work(network, batch));
      }
    }
    return work;
  }

  private static void print(PrintWriter out, InferenceBench bench) {
    out.printf(
        Locale.ROOT,
        "%d threads each, medians of %d turns of %s s%n%n",
        bench.settings().threads(),
        bench.settings().turns().turns(),
        bench.settings().turns().turnSeconds());
    out.println(TableFormat.CONSOLE.render(SpeedTable.of(bench.rows())));
    bench.absences().forEach(out::println);
    out.println(SpeedTable.NOTE);
    out.flush();
  }
}
