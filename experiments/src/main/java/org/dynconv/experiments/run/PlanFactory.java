package org.dynconv.experiments.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.data.DataRoot;
import org.dynconv.error.UserException;
import org.dynconv.experiments.registry.Budget;
import org.dynconv.experiments.registry.ExperimentConfig;
import org.dynconv.experiments.registry.LossConfig;
import org.dynconv.experiments.registry.ReportedEpoch;
import org.dynconv.experiments.registry.TrainingConfig;
import org.dynconv.seed.RootSeed;
import org.dynconv.training.LearningRateSchedule;
import org.dynconv.training.LossSettings;
import org.dynconv.training.TrainingSettings;
import org.dynconv.weights.ParameterMapping;
import org.dynconv.weights.StateDict;
import org.dynconv.weights.WeightsFile;

/** Makes a plan of a resolved configuration. */
public final class PlanFactory {
  private PlanFactory() {}

  /**
   * Makes the plan.
   *
   * @param config the resolved configuration
   * @param root where data sets are
   * @return the plan
   */
  public static RunPlan plan(ExperimentConfig config, DataRoot root) {
    return plan(config, root, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Makes the plan for another number of cores than this process has: sums of floating-point
   * numbers depend on how many threads share them.
   *
   * @param config the resolved configuration
   * @param root where data sets are
   * @param cores threads of the training where the configuration leaves them open
   * @return the plan
   * @throws UserException if the experiment trains nothing
   */
  public static RunPlan plan(ExperimentConfig config, DataRoot root, int cores) {
    if (config.speed().isPresent()) {
      throw new UserException(
          config.name()
              + " measures speed and trains no network: there is nothing to look at again.");
    }
    Architecture dense = Architectures.named(config.model().architecture());
    RootSeed seed = new RootSeed(config.training().seed());
    List<ModelPlan> models = new ArrayList<>();
    for (Budget budget : config.model().budgets()) {
      models.add(model(config, dense, budget, cores));
    }
    return new RunPlan(
        config.name(),
        config.title(),
        config.configuration(),
        seed,
        () -> new DataLoading(config.data(), root, seed).load(),
        models,
        config.model().init().map(file -> initial(file, dense)),
        config.reporting().testBackend(),
        config.reporting().gallery());
  }

  /** A dense file may start a masked network: its mask units are drawn as ever. */
  private static StateDict initial(Path file, Architecture dense) {
    return ParameterMapping.to(dense.withMasks())
        .allowingMissingMaskUnits()
        .apply(file.toString(), WeightsFile.read(file))
        .weights();
  }

  private static ModelPlan model(
      ExperimentConfig config, Architecture dense, Budget budget, int cores) {
    return switch (budget) {
      case Budget.Dense none ->
          new ModelPlan(
              "dense", OptionalDouble.empty(), dense, settings(config, Optional.empty(), cores));
      case Budget.Fraction target ->
          new ModelPlan(
              String.format(Locale.ROOT, "budget-%s", target.fraction()),
              OptionalDouble.of(target.fraction()),
              dense.withMasks(),
              settings(config, Optional.of(loss(config.loss(), target.fraction())), cores));
    };
  }

  private static LossSettings loss(LossConfig loss, double budget) {
    return new LossSettings(
        budget, loss.alpha(), loss.anneal(), loss.network(), loss.upper(), loss.lower());
  }

  private static TrainingSettings settings(
      ExperimentConfig config, Optional<LossSettings> loss, int cores) {
    TrainingConfig training = config.training();
    return new TrainingSettings(
        training.epochs(),
        training.batch(),
        schedule(training),
        training.momentum(),
        training.weightDecay(),
        training.maskWeightDecay(),
        loss,
        training.temperatures(),
        training.noiseUntil(),
        config.reporting().epoch() == ReportedEpoch.BEST
            ? TrainingSettings.Reporting.BEST_VALIDATION
            : TrainingSettings.Reporting.LAST,
        training.checkpointEvery(),
        training.threads() == 0 ? cores : training.threads());
  }

  private static LearningRateSchedule schedule(TrainingConfig training) {
    return switch (training.schedule()) {
      case STEPS ->
          new LearningRateSchedule.Steps(
              training.learningRate(), training.milestones(), training.gamma());
      case ONE_CYCLE ->
          new LearningRateSchedule.OneCycle(training.learningRate(), training.warmup());
    };
  }
}
