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
    table(new ReportTable(name, title, table, note));
  }

  /** The same of a table that has its words with it. */
  void table(ReportTable table) {
    text(table.name() + ".csv", TableFormat.CSV.render(table.table()));
    text(
        table.name() + ".md",
        "# "
            + table.title()
            + "\n\n"
            + TableFormat.MARKDOWN.render(table.table())
            + "\n"
            + table.note()
            + "\n");
    text(table.name() + ".tex", TableFormat.LATEX.render(table.table()));
  }

  /** Figures as {@code .png}, {@code .svg} and {@code .pdf}, each under what all are about. */
  void figures(String subject, List<Figure> figures) {
    figures(figures.stream().map(figure -> figure.about(subject)).toList());
  }

  /** The same under their own titles; side by side, as drawing is slow. */
  void figures(List<Figure> figures) {
    for (Saved saved : figures.parallelStream().map(this::save).toList()) {
      written.addAll(saved.files());
      charts.add(saved.chart());
    }
  }

  void sheet(String name, BufferedImage sheet) {
    bytes(name + ".png", Pictures.png(sheet));
  }

  void bytes(String name, byte[] content) {
    written.add(write(name, content));
  }

  void text(String name, String text) {
    bytes(name, text.getBytes(StandardCharsets.UTF_8));
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
