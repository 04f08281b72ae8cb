package org.dynconv.experiments.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.cost.ActivePositions;
import org.dynconv.cost.CostModel;

/** Shares of one block's work that given masks leave. */
final class BlockWork {
  private final CostModel model;
  private final String block;
  private final int images;
  private final ActivePositions all;
  private final double none;
  private final double whole;

  /**
   * Prepares.
   *
   * @param masked the network
   * @param block the block's name
   * @param images over which active positions are summed
   */
  BlockWork(Architecture masked, String block, int images) {
    this.model = new CostModel(masked, masked.image());
    this.block = block;
    this.images = images;
    ActivePositions one = model.totalPositions().get(block);
    this.all = new ActivePositions(one.mask() * images, one.dilated() * images);
    this.none = conditional(new ActivePositions(0, 0));
    this.whole = conditional(all);
  }

  double density(ActivePositions active) {
    return (double) active.mask() / all.mask();
  }

  double dilated(ActivePositions active) {
    return (double) active.dilated() / all.dilated();
  }

  /** The share of the block's conditional multiply-accumulates. */
  double work(ActivePositions active) {
    return (conditional(active) - none) / (whole - none);
  }

  /** Of the whole network, if no other block computed anything. */
  private double conditional(ActivePositions active) {
    Map<String, ActivePositions> sums = new LinkedHashMap<>();
    model.totalPositions().keySet().forEach(name -> sums.put(name, new ActivePositions(0, 0)));
    sums.put(block, active);
    return model.mean(sums, images).conditional();
  }
}
