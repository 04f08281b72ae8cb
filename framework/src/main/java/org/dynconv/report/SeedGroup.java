package org.dynconv.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.dynconv.run.BlockDensity;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;

/**
 * Results of the same model of the same experiment, one per run. Runs tested on different numbers
 * of images are never put together.
 */
record SeedGroup(Key key, List<ModelResult> results) {
  /** What makes results comparable. */
  record Key(String experiment, String model, Double targetBudget, int testCount) {}

  /** All results of runs, grouped, in the order of first appearance. */
  static List<SeedGroup> of(Collection<RunRecord> runs) {
    Map<Key, List<ModelResult>> byKey = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      for (ModelResult result : run.results()) {
        Key key =
            new Key(run.experiment(), result.model(), result.targetBudget(), result.testCount());
        byKey.computeIfAbsent(key, unseen -> new ArrayList<>()).add(result);
      }
    }
    return byKey.entrySet().stream()
        .map(entry -> new SeedGroup(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  boolean isDense() {
    return key.targetBudget() == null;
  }

  Statistics.Summary summarise(ToDoubleFunction<ModelResult> value) {
    return Statistics.summarise(results.stream().mapToDouble(value).toArray());
  }

  OperatingPoint point(CostFigure cost) {
    Statistics.Summary top1 = summarise(ModelResult::top1);
    double macs = summarise(result -> cost.of(result).used()).mean();
    return new OperatingPoint(key.model(), macs, top1.mean(), top1.halfWidth());
  }

  /** Mean density of each block over the runs that have it. */
  Map<String, BlockDensity> densities() {
    Set<String> blocks = new LinkedHashSet<>();
    results.forEach(result -> blocks.addAll(result.densities().keySet()));
    Map<String, BlockDensity> means = new LinkedHashMap<>();
    for (String block : blocks) {
      List<BlockDensity> all =
          results.stream().map(r -> r.densities().get(block)).filter(Objects::nonNull).toList();
      means.put(
          block, new BlockDensity(mean(all, BlockDensity::mask), mean(all, BlockDensity::dilated)));
    }
    return means;
  }

  private static double mean(List<BlockDensity> all, ToDoubleFunction<BlockDensity> value) {
    return all.stream().mapToDouble(value).average().orElseThrow();
  }
}
