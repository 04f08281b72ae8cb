package org.dynconv.experiments.cli;

import java.util.Locale;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.cost.CostModel;
import org.dynconv.cost.NetworkCost;
import org.dynconv.weights.ParameterNames;

/** One way of running a network, and what it costs. */
record CostCase(String name, NetworkCost cost, long parameters) {
  /** The network without mask units. */
  static CostCase dense(Architecture dense, Size image) {
    return new CostCase("dense", new CostModel(dense, image).full(), parameters(dense));
  }

  /** With mask units, every mask on. */
  static CostCase full(Architecture masked, Size image) {
    return new CostCase("masked, all on", new CostModel(masked, image).full(), parameters(masked));
  }

  /** With mask units, a share of the conditional multiply-accumulates spent. */
  static CostCase budget(Architecture masked, Size image, double budget) {
    return new CostCase(
        "budget " + share(budget),
        new CostModel(masked, image).atBudget(budget),
        parameters(masked));
  }

  /** With mask units, the same densities in every block. */
  static CostCase density(Architecture masked, Size image, DensityConverter.Density density) {
    return new CostCase(
        "density " + share(density.mask()) + ":" + share(density.dilated()),
        new CostModel(masked, image).atDensity(density.mask(), density.dilated()),
        parameters(masked));
  }

  private static long parameters(Architecture architecture) {
    return ParameterNames.of(architecture).parameterCount();
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("0{1,2}$", "");
  }
}
