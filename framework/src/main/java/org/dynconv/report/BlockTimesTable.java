package org.dynconv.report;

import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Tables of single blocks' times: the points, and the lines through them. */
public final class BlockTimesTable {
  private static final double MILLI = 1e-3;

  private BlockTimesTable() {}

  /**
   * Every point.
   *
   * @param all measurements
   * @return columns block, batch, runner, density, dilated density, work, milliseconds a batch,
   *     their spread (%), and the line's value there
   */
  public static Table points(List<BlockTimes> all) {
    Columns<Map.Entry<BlockTimes, BlockTimes.Point>> columns =
        new Columns<>(
            all.stream()
                .flatMap(times -> times.points().stream().map(point -> Map.entry(times, point)))
                .toList());
    return Table.create(
        "block",
        columns.text("Block", row -> row.getKey().block()),
        columns.whole("Batch", row -> row.getKey().batch()),
        columns.text("Runner", row -> row.getKey().runner()),
        columns.number("Density", 2, row -> row.getValue().density()),
        columns.number("Dilated density", 3, row -> row.getValue().dilated()),
        columns.number("Work", 3, row -> row.getValue().work()),
        columns.number("Time (ms)", 4, row -> row.getValue().seconds().median() / MILLI),
        columns.number("± (%)", 1, row -> 100 * row.getValue().seconds().relative()),
        columns.number(
            "Line (ms)", 4, row -> row.getKey().fit().at(row.getValue().work()) / MILLI));
  }

  /**
   * The lines.
   *
   * @param all measurements
   * @return columns block, batch, runner, intercept and slope (milliseconds), R², the time of the
   *     block without a mask unit (milliseconds), and the intercept as a share of it (%)
   */
  public static Table lines(List<BlockTimes> all) {
    Columns<BlockTimes> columns = new Columns<>(all);
    return Table.create(
        "block-lines",
        columns.text("Block", BlockTimes::block),
        columns.whole("Batch", BlockTimes::batch),
        columns.text("Runner", BlockTimes::runner),
        columns.number("Intercept (ms)", 4, times -> times.fit().intercept() / MILLI),
        columns.number("Slope (ms)", 4, times -> times.fit().slope() / MILLI),
        columns.number("R²", 4, times -> times.fit().rSquared()),
        columns.number("Dense (ms)", 4, times -> times.dense().median() / MILLI),
        columns.number("Intercept share (%)", 1, times -> 100 * times.interceptShare()));
  }
}
