package org.dynconv.report;

import java.util.ArrayList;
import java.util.List;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A sweep's table: a row per model and setting, averaged over the seeds that trained it. Runs that
 * differ in anything but the seed, or were tested on different numbers of images, are never
 * averaged.
 */
public final class SeedTable {
  private static final double MILLION = 1e6;

  /** What the headings mean, to be printed with the table. */
  public static final String NOTE =
      ResultTable.NOTE
          + " Means over the seeds; SD: standard deviation; 95 % ±: half the width of Student's"
          + " interval of the mean; – where there is one seed only. Pareto front: no other row"
          + " of the same images is as cheap (all MACs) and as accurate.";

  private SeedTable() {}

  /**
   * Averages the results of runs.
   *
   * @param runs any runs; every result counts
   * @return columns experiment, profile, model, each setting that varies among runs of one
   *     experiment, target budget, seeds (n), runs (more where a seed was repeated), mean used
   *     budget, top-1 mean, standard deviation and half the 95 % t-interval (%), test images, mean
   *     multiply-accumulates per image, conditional and all (millions), and whether the row is on
   *     the Pareto front of its test images; in the order of first appearance
   */
  public static Table of(List<RunRecord> runs) {
    List<SeedGroup> groups = SeedGroup.of(runs);
    Columns<SeedGroup> columns = new Columns<>(groups);
    List<Column<?>> all = new ArrayList<>();
    all.add(columns.text("Experiment", group -> group.key().experiment()));
    all.add(columns.text("Profile", group -> group.key().profile()));
    all.add(columns.text("Model", group -> group.key().model()));
    for (String setting : Variation.among(runs).keys()) {
      all.add(columns.text(setting, g -> g.key().settings().getOrDefault(setting, Columns.ABSENT)));
    }
    all.add(columns.number("Target budget", 2, g -> Columns.orAbsent(g.key().targetBudget())));
    all.add(columns.whole("Seeds", group -> top1(group).n()));
    all.add(columns.whole("Runs", SeedGroup::runs));
    all.add(columns.number("Used budget", 3, g -> g.summarise(ModelResult::usedBudget).mean()));
    all.add(columns.number("Top-1 (%)", 2, g -> 100 * top1(g).mean()));
    all.add(columns.number("SD (%)", 2, g -> 100 * top1(g).standardDeviation()));
    all.add(columns.number("95 % ± (%)", 2, g -> 100 * top1(g).halfWidth()));
    all.add(columns.whole("Test images", group -> group.key().testCount()));
    all.add(columns.number("Cond. MACs (M)", 3, g -> g.macs(CostFigure.CONDITIONAL) / MILLION));
    all.add(columns.number("All MACs (M)", 3, g -> g.macs(CostFigure.ALL) / MILLION));
    all.add(columns.text("Pareto front", group -> onFront(group, groups) ? "yes" : ""));
    return Table.create("seeds", all);
  }

  private static Statistics.Summary top1(SeedGroup group) {
    return group.summarise(ModelResult::top1);
  }

  /** By the cost of all convolutions. */
  private static boolean onFront(SeedGroup group, List<SeedGroup> groups) {
    List<OperatingPoint> rivals =
        groups.stream()
            .filter(other -> other.key().sameImages(group.key()))
            .map(other -> other.point(CostFigure.ALL))
            .toList();
    return OperatingPoint.paretoFront(rivals).contains(group.point(CostFigure.ALL));
  }
}
