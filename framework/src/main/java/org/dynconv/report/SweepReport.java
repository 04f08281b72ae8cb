package org.dynconv.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dynconv.run.RunRecord;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The report of several runs, from their records alone: averaged over seeds with intervals, every
 * single result beside it, and a paper's points beside ours where they are given.
 */
public final class SweepReport {
  private final String title;
  private final List<ReportedRun> runs;
  private final List<Published> published = new ArrayList<>();
  private CostFigure cost = CostFigure.ALL;

  private record Published(String name, List<OperatingPoint> points) {}

  /**
   * Starts a report.
   *
   * @param title what was swept
   * @param runs the runs in the order they are shown; at least one
   */
  public SweepReport(String title, List<ReportedRun> runs) {
    this.title = title;
    this.runs = List.copyOf(runs);
  }

  /**
   * Adds points that a paper reports to the chart.
   *
   * @param name for the legend, with the source
   * @param points the paper's numbers, of the same cost figure as the chart's
   * @return this
   */
  public SweepReport published(String name, List<OperatingPoint> points) {
    published.add(new Published(name, points));
    return this;
  }

  /**
   * Chooses the cost figure of the chart; both always stand in the tables.
   *
   * @param figure the figure; all convolutions unless said otherwise
   * @return this
   */
  public SweepReport cost(CostFigure figure) {
    cost = figure;
    return this;
  }

  /**
   * Writes {@code seeds} and {@code runs} as CSV, Markdown and LaTeX; {@code accuracy-vs-macs},
   * {@code budget}, {@code density-heatmap} and {@code learning-curves-…} as PNG, SVG and PDF; and
   * {@code report.html}.
   *
   * @param folder where to; made when missing
   * @return the files in the order they were written, the page last
   * @throws org.dynconv.error.UserException when a file cannot be written; earlier files stay
   */
  public List<Path> write(Path folder) {
    List<RunRecord> records = runs.stream().map(ReportedRun::record).toList();
    List<SeedGroup> groups = SeedGroup.of(records);
    ReportFiles files = new ReportFiles(folder);
    Table seeds = SeedTable.of(records);
    Table each = eachRun();
    files.table("seeds", seeds, title, ResultTable.NOTE);
    files.table("runs", each, title + ", run by run", ResultTable.NOTE);
    files.figures(figures(records, groups));
    List<MaskGallery> galleries = runs.stream().flatMap(this::galleries).toList();
    files.text(
        "report.html",
        HtmlReport.render(
            "DynConv: " + title, runs, List.of(seeds, each), files.charts(), galleries));
    return files.written();
  }

  private List<Figure> figures(List<RunRecord> records, List<SeedGroup> groups) {
    List<Figure> figures = new ArrayList<>();
    if (!groups.isEmpty()) {
      figures.add(accuracy(groups).draw("accuracy-vs-macs"));
    }
    BudgetChart.of(records, "budget").ifPresent(figures::add);
    DensityHeatmap.ofColumns(
            groups.stream()
                .map(group -> new DensityHeatmap.Column(group.key().model(), group.densities()))
                .toList(),
            "density-heatmap")
        .ifPresent(figures::add);
    if (runs.size() == 1) {
      figures.addAll(LearningCurves.of(runs.getFirst().metrics()));
    }
    return figures;
  }

  private AccuracyChart accuracy(List<SeedGroup> groups) {
    AccuracyChart chart = new AccuracyChart(title + ": accuracy against cost", cost);
    for (String experiment : groups.stream().map(g -> g.key().experiment()).distinct().toList()) {
      List<SeedGroup> own =
          groups.stream().filter(group -> group.key().experiment().equals(experiment)).toList();
      chart.line(experiment + ", dense", points(own, true));
      chart.line(experiment + ", masked", points(own, false));
    }
    published.forEach(paper -> chart.published(paper.name(), paper.points()));
    List<Integer> counts = groups.stream().map(g -> g.key().testCount()).distinct().toList();
    if (counts.size() == 1) {
      chart.testCount(counts.getFirst());
    }
    return chart;
  }

  private List<OperatingPoint> points(List<SeedGroup> groups, boolean dense) {
    return groups.stream()
        .filter(group -> group.isDense() == dense)
        .map(group -> group.point(cost))
        .toList();
  }

  private Table eachRun() {
    Table all = null;
    for (ReportedRun run : runs) {
      Table results = ResultTable.of(run.record().results());
      StringColumn id = StringColumn.create("Run");
      for (int row = 0; row < results.rowCount(); row++) {
        id.append(run.id());
      }
      results.insertColumn(0, id);
      all = all == null ? results : all.append(results);
    }
    return all;
  }

  private Stream<MaskGallery> galleries(ReportedRun run) {
    return run.galleries().stream()
        .map(gallery -> new MaskGallery(run.id() + ", " + gallery.model(), gallery.images()));
  }
}
