package org.dynconv.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How fast one network ran in one way.
 *
 * @param network its name
 * @param batch images at a time
 * @param runner what ran it: a backend, or a peer of it
 * @param densities of its masks; empty where it has none
 * @param macs multiply-accumulates of all convolutions for one image, mask units counted in
 * @param denseMacs the same of the network without masks
 * @param imagesPerSecond by turn
 * @param overDense speed-up over the same runner's dense network; empty where that was not measured
 * @param ratios how many times as fast as each named peer
 * @param times where the time went, in seconds a batch, by the name of the part; empty for runners
 *     that do not tell
 */
public record SpeedRow(
    String network,
    int batch,
    String runner,
    Optional<Densities> densities,
    double macs,
    double denseMacs,
    Spread imagesPerSecond,
    Optional<Spread> overDense,
    Map<String, Spread> ratios,
    Map<String, Double> times) {
  /** Copies the maps. */
  public SpeedRow {
    Objects.requireNonNull(densities, "densities");
    Objects.requireNonNull(overDense, "overDense");
    ratios = Collections.unmodifiableMap(new LinkedHashMap<>(ratios));
    times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
  }

  /**
   * Shares of active positions, over all masked blocks together.
   *
   * @param target what the masks were made for; null where the network's own mask units decide
   * @param used what they have
   * @param dilated what the dilated masks have
   * @param budget share of the conditional multiply-accumulates that they leave
   * @param targetBudget the budget that the network was trained for; null where masks are given
   */
  public record Densities(
      Double target, double used, double dilated, double budget, Double targetBudget) {}

  /**
   * Which part of the dense network's multiply-accumulates is left.
   *
   * @return a fraction; over 1 where mask units cost more than masks save
   */
  public double macRatio() {
    return macs / denseMacs;
  }

  /**
   * How much of the saving in multiply-accumulates became speed: speed-up over the dense network,
   * divided by {@code denseMacs / macs}.
   *
   * @return 1 where time goes down as the multiply-accumulates do; NaN without a dense network
   */
  public double efficiency() {
    return overDense.map(speedUp -> speedUp.median() * macRatio()).orElse(Double.NaN);
  }
}
