package org.dynconv.report;

import java.util.List;
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
    Columns<SeedGroup> columns = new Columns<>(SeedGroup.of(runs));
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
        columns.number("Cond. MACs (M)", 3, g -> macs(g, CostFigure.CONDITIONAL)),
        columns.number("All MACs (M)", 3, g -> macs(g, CostFigure.ALL)));
  }

  private static Statistics.Summary top1(SeedGroup group) {
    return group.summarise(ModelResult::top1);
  }

  private static double macs(SeedGroup group, CostFigure cost) {
    return group.summarise(result -> cost.of(result).used()).mean() / MILLION;
  }
}
