package org.dynconv.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dynconv.run.ModelResult;

/**
 * A way to trade accuracy for cost, a line of a chart: masked models that differ in their budget
 * only, or dense models that differ in their architecture only.
 */
record Method(String name, List<SeedGroup> groups) {
  private static final String ARCHITECTURE = "arch";

  /** What the points of one line have in common. */
  private record Key(
      String experiment, boolean dense, int testCount, Map<String, String> settings) {}

  /** The methods among groups, in the order of first appearance. */
  static List<Method> among(List<SeedGroup> groups) {
    Map<Key, List<SeedGroup>> byKey = new LinkedHashMap<>();
    for (SeedGroup group : groups) {
      Map<String, String> settings = new LinkedHashMap<>(group.key().settings());
      if (group.isDense()) {
        settings.remove(ARCHITECTURE);
      }
      Key key =
          new Key(group.key().experiment(), group.isDense(), group.key().testCount(), settings);
      byKey.computeIfAbsent(key, unseen -> new ArrayList<>()).add(group);
    }
    boolean manyExperiments = byKey.keySet().stream().map(Key::experiment).distinct().count() > 1;
    boolean manyTests = byKey.keySet().stream().map(Key::testCount).distinct().count() > 1;
    List<Method> methods = new ArrayList<>();
    byKey.forEach(
        (key, own) -> methods.add(new Method(name(key, manyExperiments, manyTests), own)));
    return methods;
  }

  private static String name(Key key, boolean withExperiment, boolean withTest) {
    return (withExperiment ? key.experiment() + ", " : "")
        + (key.dense() ? "dense" : "masked")
        + (key.settings().isEmpty() ? "" : ", " + SeedGroup.words(key.settings()))
        + (withTest ? ", " + key.testCount() + " test images" : "");
  }

  /** The points of the method's line; each is named by what sets it apart from the others. */
  List<OperatingPoint> points(CostFigure cost) {
    return groups.stream()
        .map(
            group -> {
              OperatingPoint point = group.point(cost);
              return new OperatingPoint(
                  pointName(group), point.macs(), point.top1(), point.halfWidth());
            })
        .toList();
  }

  private static String pointName(SeedGroup group) {
    String model = group.key().model();
    return group.isDense() ? group.key().settings().getOrDefault(ARCHITECTURE, model) : model;
  }

  int testCount() {
    return groups.getFirst().key().testCount();
  }

  /** Accuracy over cost for each seed: by the seed, top-1 (0 to 1) by multiply-accumulates. */
  Map<Long, TreeMap<Double, Double>> curves(CostFigure cost) {
    Map<Long, TreeMap<Double, Double>> curves = new TreeMap<>();
    for (SeedGroup group : groups) {
      Map<Long, Double> macs = group.bySeed(result -> cost.of(result).used());
      group
          .bySeed(ModelResult::top1)
          .forEach(
              (seed, top1) ->
                  curves
                      .computeIfAbsent(seed, unseen -> new TreeMap<>())
                      .put(macs.get(seed), top1));
    }
    return curves;
  }
}
