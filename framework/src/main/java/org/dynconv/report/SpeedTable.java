package org.dynconv.report;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Table;

/** The table of a comparison of speed: a row for each network, batch, runner and density. */
public final class SpeedTable {
  private static final double MILLION = 1e6;
  private static final double MILLI = 1e-3;

  private static final ToDoubleFunction<SpeedRow> TARGET_BUDGET =
      density(masks -> Columns.orAbsent(masks.targetBudget()));

  /** What the headings mean, to be printed with the table. */
  public static final String NOTE =
      "Medians over the turns, ± half the interquartile range. Densities: shares of active positions over all"
          + " masked blocks; budget: share of the conditional MACs left. MACs: all convolutions of an"
          + " image, mask units counted in; MAC ratio: to the dense network's. Speed-up: over the same"
          + " runner's dense network. Efficiency: speed-up divided by the MAC reduction.";

  private SpeedTable() {}

  /**
   * Lays measurements out as a table.
   *
   * @param rows a row each, in this order
   * @return columns network, batch, runner, target, used and dilated density, target budget of
   *     trained networks, if there are any, and used budget, images per second, its spread (%),
   *     speed-up, a ratio to each peer that any row has, MACs (millions), MAC ratio, efficiency,
   *     and the parts of the time (milliseconds) that any row has
   */
  public static Table of(List<SpeedRow> rows) {
    Columns<SpeedRow> columns = new Columns<>(rows);
    Table table =
        Table.create(
            "speed",
            columns.text("Network", SpeedRow::network),
            columns.whole("Batch", SpeedRow::batch),
            columns.text("Runner", SpeedRow::runner),
            columns.number("Target density", 2, density(masks -> Columns.orAbsent(masks.target()))),
            columns.number("Used density", 3, density(SpeedRow.Densities::used)),
            columns.number("Dilated density", 3, density(SpeedRow.Densities::dilated)),
            columns.number("Used budget", 3, density(SpeedRow.Densities::budget)),
            columns.number("Images/s", 1, row -> row.imagesPerSecond().median()),
            columns.number("± (%)", 1, row -> 100 * row.imagesPerSecond().relative()),
            columns.number(
                "Speed-up", 2, row -> row.overDense().map(Spread::median).orElse(Double.NaN)));
    if (rows.stream().anyMatch(row -> !Double.isNaN(TARGET_BUDGET.applyAsDouble(row)))) {
      table.insertColumn(
          table.columnIndex("Used budget"), columns.number("Target budget", 2, TARGET_BUDGET));
    }
    for (String peer : names(rows, SpeedRow::ratios)) {
      table.addColumns(
          columns.number(
              "Over " + peer,
              2,
              row ->
                  row.ratios().containsKey(peer) ? row.ratios().get(peer).median() : Double.NaN));
    }
    table.addColumns(
        columns.number("MACs (M)", 2, row -> row.macs() / MILLION),
        columns.number("MAC ratio", 3, SpeedRow::macRatio),
        columns.number("Efficiency", 2, SpeedRow::efficiency));
    for (String part : names(rows, SpeedRow::times)) {
      table.addColumns(
          columns.number(
              part + " (ms)", 3, row -> row.times().getOrDefault(part, Double.NaN) / MILLI));
    }
    return table;
  }

  private static ToDoubleFunction<SpeedRow> density(ToDoubleFunction<SpeedRow.Densities> value) {
    return row -> row.densities().map(value::applyAsDouble).orElse(Double.NaN);
  }

  /** As the row orders them that has the most: a peer has no ratio to itself. */
  private static Set<String> names(List<SpeedRow> rows, Function<SpeedRow, Map<String, ?>> map) {
    Set<String> names = new LinkedHashSet<>();
    rows.stream()
        .map(map)
        .sorted(Comparator.comparingInt((Map<String, ?> entries) -> -entries.size()))
        .forEach(entries -> names.addAll(entries.keySet()));
    return names;
  }
}
