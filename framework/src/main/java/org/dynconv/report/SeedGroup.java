package org.dynconv.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.dynconv.run.BlockDensity;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;

/**
 * Results that differ in nothing but the seed: the same model of the same experiment with the same
 * settings and code, tested on as many images.
 */
record SeedGroup(Key key, List<Seeded> results) {
  /** Settings that change what the test images show. */
  private static final Set<String> IMAGES =
      Set.of("dataset", "shapes.foreground-min", "shapes.foreground-max");

  /**
   * What makes results comparable; of the settings only those that vary among the runs.
   *
   * @param profile the paper's training or a short one; empty where the run does not say
   */
  record Key(
      String experiment,
      String profile,
      String model,
      Double targetBudget,
      int testCount,
      Map<String, String> settings) {
    /** Whether both were tested on images of one kind, so that their accuracies can be compared. */
    boolean sameImages(Key other) {
      return testCount == other.testCount && images().equals(other.images());
    }

    private Map<String, String> images() {
      Map<String, String> images = new TreeMap<>(settings);
      images.keySet().retainAll(IMAGES);
      return images;
    }

    /** The model with the settings that tell it from others. */
    String label() {
      return settings.isEmpty() ? model : model + ", " + words(settings);
    }
  }

  /** A result and the root seed of its run. */
  record Seeded(long seed, ModelResult result) {}

  /** All results of runs, grouped, in the order of first appearance. */
  static List<SeedGroup> of(Collection<RunRecord> runs) {
    Variation variation = Variation.among(runs);
    Map<Key, List<Seeded>> byKey = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      for (ModelResult result : run.results()) {
        Key key =
            new Key(
                run.experiment(),
                ResultTable.profile(run),
                result.model(),
                result.targetBudget(),
                result.testCount(),
                variation.of(run, result.isDense()));
        byKey
            .computeIfAbsent(key, unseen -> new ArrayList<>())
            .add(new Seeded(run.seeds().root(), result));
      }
    }
    return byKey.entrySet().stream()
        .map(entry -> new SeedGroup(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  /** Settings as they are typed. */
  static String words(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(" "));
  }

  boolean isDense() {
    return key.targetBudget() == null;
  }

  int runs() {
    return results.size();
  }

  /** The value of each seed; runs that repeat a seed count once, with their mean. */
  Map<Long, Double> bySeed(ToDoubleFunction<ModelResult> value) {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                Seeded::seed,
                TreeMap::new,
                Collectors.averagingDouble(seeded -> value.applyAsDouble(seeded.result()))));
  }

  /** Over the seeds. */
  Statistics.Summary summarise(ToDoubleFunction<ModelResult> value) {
    return Statistics.summarise(
        bySeed(value).values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  double macs(CostFigure cost) {
    return summarise(result -> cost.of(result).used()).mean();
  }

  OperatingPoint point(CostFigure cost) {
    Statistics.Summary top1 = summarise(ModelResult::top1);
    return new OperatingPoint(key.label(), macs(cost), top1.mean(), top1.halfWidth());
  }

  /** Mean density of each block over the runs that have it. */
  Map<String, BlockDensity> densities() {
    Set<String> blocks = new LinkedHashSet<>();
    results.forEach(seeded -> blocks.addAll(seeded.result().densities().keySet()));
    Map<String, BlockDensity> means = new LinkedHashMap<>();
    for (String block : blocks) {
      List<BlockDensity> all =
          results.stream()
              .map(seeded -> seeded.result().densities().get(block))
              .filter(Objects::nonNull)
              .toList();
      means.put(
          block, new BlockDensity(mean(all, BlockDensity::mask), mean(all, BlockDensity::dilated)));
    }
    return means;
  }

  private static double mean(List<BlockDensity> all, ToDoubleFunction<BlockDensity> value) {
    return all.stream().mapToDouble(value).average().orElseThrow();
  }
}
