package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.Size;
import org.dynconv.error.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a network costs: dense, with mask units, and at given budgets or densities. */
@Command(
    name = "macs",
    mixinStandardHelpOptions = true,
    description = {
      "Counts a network's multiply-accumulates, parameters and activations for one image.",
      "Two figures are kept apart: conditional convolutions alone, which a budget is about, and all"
          + " convolutions with the mask units, which the paper's tables print."
    })
final class MacsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ARCH", description = "A network, such as resnet32-cifar.")
  private String name;

  @Option(
      names = "--budget",
      paramLabel = "B",
      split = ",",
      description = "Shares of the conditional multiply-accumulates to spend, as in 0.5,0.25.")
  private List<Double> budgets = List.of();

  @Option(
      names = "--density",
      paramLabel = "MASK[:DILATED]",
      split = ",",
      converter = DensityConverter.class,
      description = "Shares of active positions in every block, as in 0.4:0.6.")
  private List<DensityConverter.Density> densities = List.of();

  @Option(names = "--by-layer", description = "Every layer.")
  private boolean byLayer;

  @Option(
      names = "--input",
      paramLabel = "HxW",
      converter = SizeConverter.class,
      description = "Size of the image (the network's usual one if not given).")
  private Size input;

  @Option(names = "--json", description = "JSON instead of a table.")
  private boolean json;

  @Override
  public void run() {
    Architecture dense = Architectures.named(name);
    Size image = input == null ? dense.image() : input;
    List<CostCase> cases;
    try {
      cases = cases(dense, image);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new UserException(
          "Architecture \""
              + name
              + "\" cannot take images of "
              + image
              + ": "
              + e.getMessage()
              + ". Give another --input.",
          e);
    }
    PrintWriter out = spec.commandLine().getOut();
    CostReport report = new CostReport(dense, image, cases);
    if (json) {
      report.printJson(out, byLayer);
    } else if (byLayer) {
      report.printLayers(out);
    } else {
      report.printSums(out);
    }
    out.flush();
  }

  private List<CostCase> cases(Architecture dense, Size image) {
    Architecture masked = dense.withMasks();
    List<CostCase> cases = new ArrayList<>();
    cases.add(CostCase.dense(dense, image));
    cases.add(CostCase.full(masked, image));
    for (double budget : budgets) {
      if (!(budget >= 0 && budget <= 1)) {
        throw new UserException("--budget " + budget + ": a budget is a number from 0 to 1.");
      }
      cases.add(CostCase.budget(masked, image, budget));
    }
    densities.forEach(density -> cases.add(CostCase.density(masked, image, density)));
    return cases;
  }
}
