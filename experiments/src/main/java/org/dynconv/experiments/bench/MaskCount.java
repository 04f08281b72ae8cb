package org.dynconv.experiments.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.cost.ActivePositions;
import org.dynconv.cost.CostModel;
import org.dynconv.cost.MeanCost;
import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.Executable;
import org.dynconv.inference.Plan;
import org.dynconv.report.SpeedRow;

/**
 * What a run's masks were, and what they left to compute.
 *
 * @param densities of all masked blocks together
 * @param macs multiply-accumulates of all convolutions for one image, mask units counted in
 */
record MaskCount(SpeedRow.Densities densities, double macs) {
  double target() {
    return densities.target();
  }

  /** Counts the masks of a run that has just been made. */
  static MaskCount of(
      Executable executable, Plan plan, int images, Architecture masked, double target) {
    Map<String, ActivePositions> sums = new LinkedHashMap<>();
    for (int number = 0; number < plan.masks().size(); number++) {
      BlockMasks masks = executable.masks(number);
      for (int image = 0; image < images; image++) {
        sums.merge(masks.shape().block(), masks.active(image), ActivePositions::plus);
      }
    }
    CostModel model = new CostModel(masked, masked.image());
    ActivePositions all = total(model.totalPositions());
    ActivePositions active = total(sums);
    MeanCost mean = model.mean(sums, images);
    return new MaskCount(
        new SpeedRow.Densities(
            target,
            (double) active.mask() / images / all.mask(),
            (double) active.dilated() / images / all.dilated(),
            mean.conditional() / model.full().conditional()),
        mean.convolutions());
  }

  private static ActivePositions total(Map<String, ActivePositions> blocks) {
    return blocks.values().stream().reduce(new ActivePositions(0, 0), ActivePositions::plus);
  }
}
