package org.dynconv.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything there is to look at after a comparison of speed.
 *
 * @param rows whole networks
 * @param blocks single blocks; may be none
 * @param remarks what else a reader has to know, such as peers that could not be measured
 */
public record SpeedReport(List<SpeedRow> rows, List<BlockTimes> blocks, List<String> remarks) {
  /** Copies the lists. */
  public SpeedReport {
    rows = List.copyOf(rows);
    blocks = List.copyOf(blocks);
    remarks = List.copyOf(remarks);
  }

  /**
   * Writes {@code speed}, {@code block} and {@code block-lines} as CSV, Markdown and LaTeX, {@code
   * speed-up} and {@code block} as PNG, SVG and PDF. What there is no data for is left out.
   *
   * @param folder where to
   * @param title of the tables
   * @return the files in the order they were written
   * @throws org.dynconv.error.UserException when a file cannot be written; earlier files stay
   */
  public List<Path> write(Path folder, String title) {
    ReportFiles files = new ReportFiles(folder);
    files.table("speed", SpeedTable.of(rows), title, note());
    List<Figure> figures = new ArrayList<>();
    SpeedUpChart.of(rows, "speed-up").ifPresent(figures::add);
    if (!blocks.isEmpty()) {
      files.table("block", BlockTimesTable.points(blocks), title + ", one block", "");
      files.table("block-lines", BlockTimesTable.lines(blocks), title + ", lines", "");
      figures.add(BlockTimesChart.of(blocks, "block"));
    }
    files.figures(figures);
    return files.written();
  }

  /**
   * For a terminal.
   *
   * @return the tables and the remarks
   */
  public String text() {
    StringBuilder text = new StringBuilder(TableFormat.CONSOLE.render(SpeedTable.of(rows)));
    if (!blocks.isEmpty()) {
      text.append('\n').append(TableFormat.CONSOLE.render(BlockTimesTable.lines(blocks)));
    }
    return text.append('\n').append(note()).append('\n').toString();
  }

  private String note() {
    List<String> lines = new ArrayList<>(remarks);
    lines.add(SpeedTable.NOTE);
    return String.join("\n\n", lines);
  }
}
