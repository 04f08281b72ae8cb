package org.dynconv.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.dynconv.run.ModelResult;
import tech.tablesaw.api.Table;

/**
 * Methods compared in pairs at equal multiply-accumulates, seed by seed: a point of the second with
 * what the first comes to at the same cost. Between two of its points the first is taken on the
 * straight line that joins them, and nothing is said beyond them.
 */
final class MethodComparison {
  static final String NOTE =
      "Comparison: top-1 of a point of the second method minus that of the first at the same MACs,"
          + " paired by seed; between its points the first is interpolated. Seeds: those that both"
          + " have there, 0 where the first has no points on both sides; – where they are too few.";

  private static final double MILLION = 1e6;

  private final CostFigure cost;

  private MethodComparison(CostFigure cost) {
    this.cost = cost;
  }

  private record Row(Method first, Method second, SeedGroup point, Statistics.Paired paired) {}

  /**
   * Compares every method with every later one, at the costs of the later one's points.
   *
   * @param methods any number
   * @param cost which cost is to be equal
   * @return a row for each pair and cost, none left out; empty for fewer than two methods
   */
  static Table of(List<Method> methods, CostFigure cost) {
    Columns<Row> columns = new Columns<>(new MethodComparison(cost).rows(methods));
    return Table.create(
        "comparison",
        columns.text("First", row -> row.first().name()),
        columns.text("Second", row -> row.second().name()),
        columns.text("At", row -> row.point().key().label()),
        columns.number(
            cost == CostFigure.ALL ? "All MACs (M)" : "Cond. MACs (M)",
            3,
            row -> row.point().macs(cost) / MILLION),
        columns.whole("Seeds", row -> row.paired().n()),
        columns.number("Top-1 difference (points)", 2, row -> 100 * row.paired().difference()),
        columns.number("95 % ± (points)", 2, row -> 100 * row.paired().halfWidth()),
        columns.number("t", 2, row -> row.paired().t()),
        columns.number("p", 4, row -> row.paired().p()));
  }

  private List<Row> rows(List<Method> methods) {
    List<Row> rows = new ArrayList<>();
    for (int first = 0; first < methods.size(); first++) {
      for (int second = first + 1; second < methods.size(); second++) {
        if (methods.get(first).testCount() == methods.get(second).testCount()) {
          rows.addAll(rows(methods.get(first), methods.get(second)));
        }
      }
    }
    return rows;
  }

  private List<Row> rows(Method first, Method second) {
    Map<Long, TreeMap<Double, Double>> curves = first.curves(cost);
    List<Row> rows = new ArrayList<>();
    for (SeedGroup group : second.groups()) {
      Map<Long, Double> macs = group.bySeed(result -> cost.of(result).used());
      Map<Long, Double> top1 = group.bySeed(ModelResult::top1);
      List<double[]> pairs = new ArrayList<>();
      top1.forEach(
          (seed, own) ->
              Optional.ofNullable(curves.get(seed))
                  .flatMap(curve -> at(curve, macs.get(seed)))
                  .ifPresent(other -> pairs.add(new double[] {other, own})));
      rows.add(new Row(first, second, group, compare(pairs)));
    }
    return rows;
  }

  private static Statistics.Paired compare(List<double[]> pairs) {
    return Statistics.compare(
        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
        pairs.stream().mapToDouble(pair -> pair[1]).toArray());
  }

  /** A curve's value at a cost; nothing outside its points. */
  private static Optional<Double> at(NavigableMap<Double, Double> curve, double macs) {
    Map.Entry<Double, Double> below = curve.floorEntry(macs);
    Map.Entry<Double, Double> above = curve.ceilingEntry(macs);
    if (below == null || above == null) {
      return Optional.empty();
    }
    if (below.getKey().equals(above.getKey())) {
      return Optional.of(below.getValue());
    }
    double part = (macs - below.getKey()) / (above.getKey() - below.getKey());
    return Optional.of(below.getValue() + part * (above.getValue() - below.getValue()));
  }
}
