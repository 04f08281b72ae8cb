package org.dynconv.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;
import tech.tablesaw.api.Table;

/**
 * A sweep's table: a row per model, averaged over the runs (seeds) that trained it. Runs tested on
 * different numbers of images, or of different experiments, are never averaged.
 */
public final class SeedTable {
  private static final double MILLION = 1e6;

  private SeedTable() {}

  /** What makes results comparable. */
  private record Key(String experiment, String model, Double targetBudget, int testCount) {}

  private record Group(Key key, List<ModelResult> results) {
    Statistics.Summary summarise(ToDoubleFunction<ModelResult> value) {
      return Statistics.summarise(results.stream().mapToDouble(value).toArray());
    }
  }

  /**
   * Averages the results of runs.
   *
   * @param runs any runs; every result counts
   * @return columns experiment, model, target budget, runs (n), mean used budget, top-1 mean,
   *     standard deviation and half the 95 % t-interval (%), test images, and mean
   *     multiply-accumulates per image, conditional and all (millions); in the order of first
   *     appearance
   */
  public static Table of(List<RunRecord> runs) {
    Map<Key, List<ModelResult>> byKey = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      for (ModelResult result : run.results()) {
        Key key =
            new Key(run.experiment(), result.model(), result.targetBudget(), result.testCount());
        byKey.computeIfAbsent(key, unseen -> new ArrayList<>()).add(result);
      }
    }
    List<Group> groups =
        byKey.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList();
    Columns<Group> columns = new Columns<>(groups);
    return Table.create(
        "seeds",
        columns.text("Experiment", group -> group.key().experiment()),
        columns.text("Model", group -> group.key().model()),
        columns.number("Target budget", 2, g -> Columns.orAbsent(g.key().targetBudget())),
        columns.whole("Runs", group -> group.results().size()),
        columns.number("Used budget", 3, g -> g.summarise(ModelResult::usedBudget).mean()),
        columns.number("Top-1 (%)", 2, g -> 100 * top1(g).mean()),
        columns.number("SD (%)", 2, g -> 100 * top1(g).standardDeviation()),
        columns.number("95 % ± (%)", 2, g -> 100 * top1(g).halfWidth()),
        columns.whole("Test images", group -> group.key().testCount()),
        columns.number(
            "Cond. MACs (M)", 3, g -> g.summarise(r -> r.conditional().used()).mean() / MILLION),
        columns.number("All MACs (M)", 3, g -> g.summarise(r -> r.all().used()).mean() / MILLION));
  }

  private static Statistics.Summary top1(Group group) {
    return group.summarise(ModelResult::top1);
  }
}
