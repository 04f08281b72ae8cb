package org.dynconv.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dynconv.run.EpochMetrics;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunRecord;

/** Writes everything there is to look at after a run: tables, charts, mask sheets, one page. */
public final class ReportWriter {
  private ReportWriter() {}

  /**
   * What was written.
   *
   * @param files the files in the order they were written, the page last
   * @param record the run's record with the files' hashes; not yet saved
   */
  public record Written(List<Path> files, RunRecord record) {
    /**
     * Copies the list.
     *
     * @param files the files in the order they were written
     * @param record the run's record with the files' hashes
     */
    public Written {
      files = List.copyOf(files);
    }
  }

  /**
   * Writes the report of one run into its folder: {@code results.csv}, {@code .md} and {@code
   * .tex}; {@code accuracy-vs-macs}, {@code learning-curves-…}, {@code budget} and {@code
   * density-heatmap} as PNG, SVG and PDF; {@code masks/*.png}, beside them the masks themselves for
   * later reports; {@code report.html}. What there is no data for is left out.
   *
   * @param folder the run's folder
   * @param record what the run was
   * @param metrics its epochs; may be none
   * @param galleries its masks by model, the same images in each; may be none
   * @return the files, and the record that names them
   * @throws org.dynconv.error.UserException when a file cannot be written; earlier files stay
   */
  public static Written write(
      RunFolder folder, RunRecord record, List<EpochMetrics> metrics, List<MaskGallery> galleries) {
    ReportFiles files = new ReportFiles(folder.path());
    String subject = ResultTable.titled(record.experiment(), List.of(record));
    String title = ResultTable.titled(record.experiment() + " / " + folder.id(), List.of(record));
    ReportTable results = new ReportTable("results", title, ResultTable.of(record), note(record));
    files.table(results);
    files.figures(subject, figures(record, metrics));
    sheets(files, subject, galleries);
    ReportedRun run = new ReportedRun(folder.id(), record, metrics, galleries);
    files.text(
        "report.html",
        HtmlReport.render(
            "DynConv: " + title, List.of(run), List.of(results), files.charts(), galleries));
    return new Written(files.written(), record.withArtefacts(folder.hashes(files.written())));
  }

  private static List<Figure> figures(RunRecord record, List<EpochMetrics> metrics) {
    List<ModelResult> results = record.results();
    List<Figure> figures = new ArrayList<>();
    if (!results.isEmpty()) {
      AccuracyChart chart = AccuracyChart.of("accuracy against cost", CostFigure.ALL, results);
      PublishedResult.draw(PublishedResult.of(List.of(record)), chart);
      figures.add(chart.draw("accuracy-vs-macs"));
    }
    BudgetChart.of(List.of(record), "budget").ifPresent(figures::add);
    figures.addAll(LearningCurves.of(metrics));
    DensityHeatmap.of(results, "density-heatmap").ifPresent(figures::add);
    return figures;
  }

  private static void sheets(ReportFiles files, String subject, List<MaskGallery> galleries) {
    List<MaskGallery> shown = galleries.stream().filter(g -> !g.images().isEmpty()).toList();
    for (int number = 0; number < shown.size(); number++) {
      MaskGallery gallery = shown.get(number);
      // The number keeps apart models whose names differ only in what a file name cannot hold.
      String model = gallery.model().replaceAll("[^A-Za-z0-9._-]+", "-");
      String name = String.format(Locale.ROOT, "masks/%d-%s", number + 1, model);
      files.sheet(name, MaskSheet.hard().draw(subject, gallery));
      files.bytes(name + GalleryFiles.ENDING, GalleryFiles.write(gallery));
    }
    if (shown.size() > 1) {
      files.sheet("masks/side-by-side", MaskSheet.compare(subject, shown));
    }
  }

  private static String note(RunRecord record) {
    return ResultTable.NOTE
        + "\n\nCode "
        + record.revision().label()
        + ", root seed "
        + record.seeds().root()
        + ", configuration "
        + record.configurationHash().substring(0, 12)
        + ".";
  }
}
