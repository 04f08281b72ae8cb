package org.dynconv.experiments.bench;

import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.cost.ActivePositions;
import org.dynconv.cost.CostModel;
import org.dynconv.cost.MeanCost;
import org.dynconv.report.SpeedRow;

/**
 * What a run's masks were, and what they left to compute.
 *
 * @param source where the masks came from
 * @param densities of all masked blocks together
 * @param macs multiply-accumulates of all convolutions for one image, mask units counted in
 */
record MaskCount(MaskSource source, SpeedRow.Densities densities, double macs) {
  /**
   * Counts.
   *
   * @param sums active positions by block, summed over the images
   * @param source where the masks came from
   */
  static MaskCount of(
      Map<String, ActivePositions> sums, int images, Architecture masked, MaskSource source) {
    CostModel model = new CostModel(masked, masked.image());
    ActivePositions all = total(model.totalPositions());
    ActivePositions active = total(sums);
    MeanCost mean = model.mean(sums, images);
    return new MaskCount(
        source,
        source.densities(
            (double) active.mask() / images / all.mask(),
            (double) active.dilated() / images / all.dilated(),
            mean.conditional() / model.full().conditional()),
        mean.convolutions());
  }

  private static ActivePositions total(Map<String, ActivePositions> blocks) {
    return blocks.values().stream().reduce(new ActivePositions(0, 0), ActivePositions::plus);
  }
}
