package org.dynconv.report;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dynconv.run.AtomicFile;
import tech.tablesaw.api.Table;

/** Writes a report's files into one folder, each atomically, and remembers them. */
final class ReportFiles {
  private final Path folder;
  private final List<Path> written = new ArrayList<>();
  private final List<HtmlReport.Chart> charts = new ArrayList<>();

  ReportFiles(Path folder) {
    this.folder = folder;
  }

  /** A figure's files, and what of it the page embeds. */
  private record Saved(List<Path> files, HtmlReport.Chart chart) {}

  /**
   * A table as {@code .csv}, {@code .md} (with a title above and a note below) and {@code .tex}.
   */
  void table(String name, Table table, String title, String note) {
    text(name + ".csv", TableFormat.CSV.render(table));
    text(
        name + ".md",
        "# " + title + "\n\n" + TableFormat.MARKDOWN.render(table) + "\n" + note + "\n");
    text(name + ".tex", TableFormat.LATEX.render(table));
  }

  /** Figures as {@code .png}, {@code .svg} and {@code .pdf}; side by side, as drawing is slow. */
  void figures(List<Figure> figures) {
    for (Saved saved : figures.parallelStream().map(this::save).toList()) {
      written.addAll(saved.files());
      charts.add(saved.chart());
    }
  }

  void sheet(String name, BufferedImage sheet) {
    written.add(write(name + ".png", Pictures.png(sheet)));
  }

  void text(String name, String text) {
    written.add(write(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  List<HtmlReport.Chart> charts() {
    return List.copyOf(charts);
  }

  List<Path> written() {
    return List.copyOf(written);
  }

  private Saved save(Figure figure) {
    String svg = figure.svg();
    return new Saved(
        List.of(
            write(figure.name() + ".png", figure.png()),
            write(figure.name() + ".svg", svg.getBytes(StandardCharsets.UTF_8)),
            write(figure.name() + ".pdf", figure.pdf())),
        new HtmlReport.Chart(figure.name(), svg));
  }

  private Path write(String name, byte[] content) {
    Path file = folder.resolve(name);
    AtomicFile.write(file, content);
    return file;
  }
}
