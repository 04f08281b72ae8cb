package org.dynconv.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one trained model came to. Both budgets and both cost figures stand apart: the target and
 * what the masks used; conditional convolutions only (what the sparsity loss sees) and all
 * convolutions, mask units counted in (what the paper's tables print).
 *
 * @param model the model's name, unique in its run
 * @param targetBudget the budget asked for, 0 to 1; null for a dense model
 * @param usedBudget fraction of the conditional multiply-accumulates used on the test images, 0 to
 *     1; 1 for a dense model
 * @param top1 part of the test images classified right, 0 to 1
 * @param testCount number of test images behind {@code top1}
 * @param validationTop1 the same on the validation split; null where there is none
 * @param conditional cost of the conditional convolutions
 * @param all cost of all convolutions, mask units counted in
 * @param throughput images per second
 * @param densities density by block name, in the network's order; empty for a dense model
 * @param reportedEpoch the epoch whose weights were tested, counted from 1
 * @param reportedBecause why that epoch: never by the test split
 * @param engineTest a second test by a backend of the inference engine; null without one
 */
public record ModelResult(
    String model,
    Double targetBudget,
    double usedBudget,
    double top1,
    int testCount,
    Double validationTop1,
    Macs conditional,
    Macs all,
    Throughput throughput,
    Map<String, BlockDensity> densities,
    int reportedEpoch,
    String reportedBecause,
    EngineTest engineTest) {
  /**
   * Copies the densities.
   *
   * @param model the model's name
   * @param targetBudget the budget asked for, or null
   * @param usedBudget fraction of the conditional multiply-accumulates used
   * @param top1 part of the test images classified right
   * @param testCount number of test images
   * @param validationTop1 the same on the validation split, or null
   * @param conditional cost of the conditional convolutions
   * @param all cost of all convolutions
   * @param throughput images per second
   * @param densities density by block name
   * @param reportedEpoch the epoch whose weights were tested
   * @param reportedBecause why that epoch
   * @param engineTest a second test by a backend, or null
   */
  public ModelResult {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(conditional, "conditional");
    Objects.requireNonNull(all, "all");
    Objects.requireNonNull(throughput, "throughput");
    densities = Collections.unmodifiableMap(new LinkedHashMap<>(densities));
  }

  /**
   * Whether the model has no masks.
   *
   * @return true for a dense model
   */
  @JsonIgnore
  public boolean isDense() {
    return targetBudget == null;
  }
}
