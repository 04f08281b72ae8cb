package org.dynconv.experiments.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.cost.ActivePositions;
import org.dynconv.cost.CostModel;
import org.dynconv.cost.MeanCost;
import org.dynconv.run.BlockDensity;
import org.dynconv.run.EngineTest;
import org.dynconv.run.Macs;
import org.dynconv.run.ModelResult;
import org.dynconv.run.Throughput;
import org.dynconv.training.Evaluation;
import org.dynconv.training.TrainedModel;

/** Makes a model's row of the results from its training and its test. */
final class ModelRun {
  private ModelRun() {}

  static ModelResult result(
      ModelPlan plan,
      TrainedModel trained,
      Optional<Double> validationTop1,
      Evaluation test,
      Optional<EngineTest> engineTest,
      Size image) {
    Architecture masked =
        plan.architecture().masked() ? plan.architecture() : plan.architecture().withMasks();
    // The dense reference is the same network without mask units.
    CostModel dense = new CostModel(masked.dense(), image);
    CostModel all = new CostModel(masked, image);
    double denseConditional = all.full().conditional();
    double denseConvolutions = dense.full().convolutions();
    MeanCost used =
        plan.architecture().masked()
            ? all.mean(test.active(), test.images())
            : new MeanCost(denseConditional, denseConvolutions);
    return new ModelResult(
        plan.name(),
        plan.budget().isPresent() ? plan.budget().getAsDouble() : null,
        used.conditional() / denseConditional,
        test.top1(),
        test.images(),
        validationTop1.orElse(null),
        new Macs(used.conditional(), denseConditional),
        new Macs(used.convolutions(), denseConvolutions),
        new Throughput(trained.imagesPerSecond(), test.imagesPerSecond()),
        densities(all, test),
        trained.epoch() + 1,
        trained.reason(),
        engineTest.orElse(null));
  }

  private static Map<String, BlockDensity> densities(CostModel cost, Evaluation test) {
    Map<String, BlockDensity> densities = new LinkedHashMap<>();
    Map<String, ActivePositions> totals = cost.totalPositions();
    test.active()
        .forEach(
            (block, active) -> {
              double images = test.images();
              ActivePositions total = totals.get(block);
              densities.put(
                  block,
                  new BlockDensity(
                      active.mask() / (images * total.mask()),
                      active.dilated() / (images * total.dilated())));
            });
    return densities;
  }
}
