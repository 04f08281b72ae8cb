package org.dynconv.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * From which density on whole tiles pay, measured and as the engine believes.
 *
 * @param layers by channels
 */
public record CrossoverReport(List<CrossoverTimes> layers) {
  private static final double MILLI = 1e-3;

  /** What the headings mean. */
  private static final String NOTE =
      "One 3×3 convolution by itself, on masks with equally many active positions in every tile."
          + " Measured: active positions of a tile at which both ways, each forced, take the same"
          + " time, where straight lines through the medians cross. Engine: from how many on it"
          + " takes tiles when it is left to choose, found by comparing the bits of its results.";

  /** Copies the list. */
  public CrossoverReport {
    layers = List.copyOf(layers);
  }

  /**
   * Writes {@code crossover} and {@code crossover-points} as CSV, Markdown and LaTeX.
   *
   * @param folder where to
   * @param title of the tables
   * @return the files in the order they were written
   * @throws org.dynconv.error.UserException when a file cannot be written; earlier files stay
   */
  public List<Path> write(Path folder, String title) {
    ReportFiles files = new ReportFiles(folder);
    files.table("crossover", thresholds(), title, NOTE);
    files.table("crossover-points", points(), title + ", all densities", "");
    return files.written();
  }

  /**
   * For a terminal.
   *
   * @return the tables with what they mean
   */
  public String text() {
    return TableFormat.CONSOLE.render(points())
        + "\n"
        + TableFormat.CONSOLE.render(thresholds())
        + "\n"
        + NOTE
        + "\n";
  }

  private Table thresholds() {
    Columns<CrossoverTimes> columns = new Columns<>(layers);
    return Table.create(
        "crossover",
        columns.text("Layer", CrossoverTimes::layer),
        columns.whole("Batch", CrossoverTimes::batch),
        columns.text("Runner", CrossoverTimes::runner),
        columns.whole("Positions of a tile", CrossoverTimes::tile),
        columns.number("Measured", 1, CrossoverTimes::crossing),
        columns.number("Measured density", 2, layer -> layer.crossing() / layer.tile()),
        columns.number("Engine", 0, CrossoverReport::engine),
        columns.number("Engine density", 2, layer -> engine(layer) / layer.tile()));
  }

  private static double engine(CrossoverTimes layer) {
    return layer.engine() == null ? Double.NaN : layer.engine();
  }

  private Table points() {
    Columns<Map.Entry<CrossoverTimes, CrossoverTimes.Point>> columns =
        new Columns<>(
            layers.stream()
                .flatMap(layer -> layer.points().stream().map(point -> Map.entry(layer, point)))
                .toList());
    return Table.create(
        "crossover-points",
        columns.text("Layer", row -> row.getKey().layer()),
        columns.number(
            "Density", 3, row -> (double) row.getValue().positions() / row.getKey().tile()),
        columns.whole("Active of a tile", row -> row.getValue().positions()),
        columns.number("Positions (ms)", 4, row -> row.getValue().gather().median() / MILLI),
        columns.number("± (%)", 1, row -> 100 * row.getValue().gather().relative()),
        columns.number("Tiles (ms)", 4, row -> row.getValue().tiles().median() / MILLI),
        columns.number("± of tiles (%)", 1, row -> 100 * row.getValue().tiles().relative()),
        columns.number("Tiles' speed-up", 2, row -> row.getValue().gain().median()));
  }
}
