package org.dynconv.experiments.sweep;

import java.util.HashMap;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.cost.CostModel;
import org.dynconv.cost.NetworkCost;
import org.dynconv.experiments.registry.Budget;
import org.dynconv.experiments.registry.DataConfig;
import org.dynconv.experiments.registry.ExperimentConfig;

/** Estimates what runs take; each network is calibrated once. */
public final class Estimator {
  /** Training images of CIFAR-10 and of ImageNet-1k. */
  private static final int CIFAR10 = 50_000;

  private static final int IMAGENET = 1_281_167;

  /** Forward once; backwards once for the activations' gradients and once for the weights'. */
  private static final int PASSES = 3;

  private final int threads;
  private final Map<Network, Calibration> calibrations = new HashMap<>();

  private record Network(String architecture, boolean masked, int batch) {}

  /**
   * Prepares an estimator.
   *
   * @param threads processor threads of each run
   */
  public Estimator(int threads) {
    this.threads = threads;
  }

  /**
   * Estimates a run.
   *
   * @param config its configuration
   * @return all its models, one after the other
   */
  public Estimate estimate(ExperimentConfig config) {
    Architecture dense = Architectures.named(config.model().architecture());
    Estimate sum = Estimate.NONE;
    for (Budget budget : config.model().budgets()) {
      boolean masked = budget instanceof Budget.Fraction;
      sum = sum.then(model(config, masked ? dense.withMasks() : dense));
    }
    return sum;
  }

  private Estimate model(ExperimentConfig config, Architecture network) {
    int batch = config.training().batch();
    Calibration calibration =
        calibrations.computeIfAbsent(
            new Network(config.model().architecture(), network.masked(), batch),
            unseen -> Calibration.measure(network, batch, threads));
    double images = (double) trainingImages(config.data()) * config.training().epochs();
    NetworkCost cost = new CostModel(network, network.image()).full();
    return new Estimate(
        PASSES * images * (cost.convolutions() + cost.linear()),
        images * calibration.secondsPerImage(),
        calibration.memoryBytes(batch));
  }

  private static long trainingImages(DataConfig data) {
    int all =
        switch (data.dataset()) {
          case SHAPES -> data.shapes().train();
          case CIFAR10 -> CIFAR10;
          case IMAGENET_FOLDER -> IMAGENET;
        };
    return all - Math.round(data.validation() * all);
  }
}
