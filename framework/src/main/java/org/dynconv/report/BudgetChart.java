package org.dynconv.report;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How well the masks kept to their budgets: target across, used up, the diagonal dashed. */
public final class BudgetChart {
  private BudgetChart() {}

  /**
   * Draws every masked result of runs as a point.
   *
   * @param runs any runs
   * @param fileName file name without its ending
   * @return the figure; nothing when no result has masks
   */
  public static Optional<Figure> of(List<RunRecord> runs, String fileName) {
    List<ModelResult> masked =
        runs.stream().flatMap(run -> run.results().stream()).filter(r -> !r.isDense()).toList();
    if (masked.isEmpty()) {
      return Optional.empty();
    }
    XYChart chart =
        ChartStyle.chart(
            "Budget used on the test images",
            "Target budget",
            "Used budget, fraction of conditional MACs");
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisMax(1.0);
    XYSeries diagonal = chart.addSeries("used = target", new double[] {0, 1}, new double[] {0, 1});
    diagonal.setLineStyle(ChartStyle.DASHED);
    diagonal.setLineColor(Color.GRAY);
    diagonal.setMarker(SeriesMarkers.NONE);
    XYSeries points =
        chart.addSeries(
            "masked models",
            masked.stream().mapToDouble(ModelResult::targetBudget).toArray(),
            masked.stream().mapToDouble(ModelResult::usedBudget).toArray());
    points.setLineStyle(SeriesLines.NONE);
    points.setMarker(SeriesMarkers.DIAMOND);
    points.setMarkerColor(Palette.series(1));
    return Optional.of(new Figure(fileName, chart));
  }
}
