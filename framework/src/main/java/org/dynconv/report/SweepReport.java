package org.dynconv.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dynconv.run.RunRecord;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The report of several runs, from their records alone: averaged over seeds with intervals, methods
 * compared at equal cost, every single result beside it, and the paper's points beside ours where
 * the runs' configurations carry them.
 */
public final class SweepReport {
  private final String title;
  private final List<ReportedRun> runs;
  private final List<RunRecord> records;
  private final Variation variation;
  private final List<PublishedResult> published;

  /**
   * Starts a report.
   *
   * @param title what was swept
   * @param runs the runs in the order they are shown; at least one
   */
  public SweepReport(String title, List<ReportedRun> runs) {
    this.runs = List.copyOf(runs);
    this.records = runs.stream().map(ReportedRun::record).toList();
    this.variation = Variation.among(records);
    this.published = PublishedResult.of(records);
    this.title = ResultTable.titled(title, records);
  }

  /**
   * Writes the tables {@code seeds}, {@code runs}, {@code comparison} and {@code published} as CSV,
   * Markdown and LaTeX; {@code accuracy-vs-macs}, {@code budget}, {@code density-heatmap} and
   * {@code learning-curves-…} as PNG, SVG and PDF; and {@code report.html}. What there is no data
   * for is left out.
   *
   * @param folder where to; made when missing
   * @return the files in the order they were written, the page last
   * @throws org.dynconv.error.UserException when a file cannot be written; earlier files stay
   */
  public List<Path> write(Path folder) {
    List<SeedGroup> groups = SeedGroup.of(records);
    List<Method> methods = Method.among(groups);
    ReportFiles files = new ReportFiles(folder);
    List<ReportTable> tables = tables(methods);
    tables.forEach(files::table);
    files.figures(title, figures(groups, methods));
    List<MaskGallery> galleries = runs.stream().flatMap(this::galleries).toList();
    files.text(
        "report.html",
        HtmlReport.render("DynConv: " + title, runs, tables, files.charts(), galleries));
    return files.written();
  }

  private List<ReportTable> tables(List<Method> methods) {
    List<ReportTable> tables = new ArrayList<>();
    tables.add(
        new ReportTable(
            "seeds", title + ", averaged over seeds", SeedTable.of(records), SeedTable.NOTE));
    Table comparison = MethodComparison.of(methods, CostFigure.ALL);
    if (!comparison.isEmpty()) {
      tables.add(
          new ReportTable(
              "comparison", title + ", methods at equal MACs", comparison, MethodComparison.NOTE));
    }
    if (!published.isEmpty()) {
      tables.add(
          new ReportTable(
              "published",
              "Published results",
              PublishedResult.table(published),
              "Copied from the sources named, not measured here."));
    }
    tables.add(new ReportTable("runs", title + ", run by run", eachRun(), ResultTable.NOTE));
    return tables;
  }

  private List<Figure> figures(List<SeedGroup> groups, List<Method> methods) {
    List<Figure> figures = new ArrayList<>();
    if (!groups.isEmpty()) {
      figures.add(accuracy(methods).draw("accuracy-vs-macs"));
    }
    BudgetChart.of(records, "budget").ifPresent(figures::add);
    DensityHeatmap.ofColumns(
            groups.stream()
                .map(group -> new DensityHeatmap.Column(group.key().label(), group.densities()))
                .toList(),
            "density-heatmap")
        .ifPresent(figures::add);
    figures.addAll(LearningCurves.of(MeanEpochs.of(runs)));
    return figures;
  }

  private AccuracyChart accuracy(List<Method> methods) {
    AccuracyChart chart = new AccuracyChart("accuracy against cost", CostFigure.ALL);
    methods.forEach(method -> chart.line(method.name(), method.points(CostFigure.ALL)));
    PublishedResult.draw(published, chart);
    List<Integer> counts = methods.stream().map(Method::testCount).distinct().toList();
    if (counts.size() == 1) {
      chart.testCount(counts.getFirst());
    }
    return chart;
  }

  private Table eachRun() {
    Table all = null;
    for (ReportedRun run : runs) {
      Table results = ResultTable.of(run.record());
      StringColumn id = StringColumn.create("Run");
      for (int row = 0; row < results.rowCount(); row++) {
        id.append(run.id());
      }
      results.insertColumn(0, id);
      all = all == null ? results : all.append(results);
    }
    return all;
  }

  /** Named by what tells them from those of other runs. */
  private Stream<MaskGallery> galleries(ReportedRun run) {
    String settings = SeedGroup.words(variation.of(run.record(), false));
    return run.galleries().stream()
        .map(
            gallery ->
                new MaskGallery(
                    gallery.model()
                        + (settings.isEmpty() ? "" : ", " + settings)
                        + ", seed="
                        + run.record().seeds().root()
                        + " ("
                        + run.id()
                        + ")",
                    gallery.images()));
  }
}
