package org.dynconv.report;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Time of one block against its active positions: points with their spread, and the line. */
final class BlockTimesChart {
  private static final double MILLI = 1e-3;

  private BlockTimesChart() {}

  /** Draws measurements of the same block, at least one. */
  static Figure of(List<BlockTimes> all, String fileName) {
    BlockTimes first = all.getFirst();
    XYChart chart =
        ChartStyle.chart(
            first.block() + ", batch " + first.batch() + ": time against active positions",
            "Active positions (share of the block's conditional MACs)",
            "Milliseconds a batch");
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.0);
    // Below the rising lines there is room.
    chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
    chart.getStyler().setLegendLayout(LegendLayout.Vertical);
    for (int number = 0; number < all.size(); number++) {
      points(chart, all.get(number), Palette.series(number + 1));
      line(chart, all.get(number), Palette.series(number + 1));
    }
    dense(chart, all);
    return new Figure(fileName, chart);
  }

  private static void points(XYChart chart, BlockTimes times, Color colour) {
    LineFit fit = times.fit();
    String name =
        String.format(
            Locale.ROOT,
            "%s: %.3f + %.3f x ms, R² %.4f",
            times.runner(),
            fit.intercept() / MILLI,
            fit.slope() / MILLI,
            fit.rSquared());
    XYSeries series =
        chart.addSeries(
            name,
            times.points().stream().mapToDouble(BlockTimes.Point::work).toArray(),
            times.points().stream()
                .mapToDouble(point -> point.seconds().median() / MILLI)
                .toArray());
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(colour);
  }

  private static void line(XYChart chart, BlockTimes times, Color colour) {
    LineFit fit = times.fit();
    XYSeries series =
        chart.addSeries(
            times.runner() + ", line",
            new double[] {0, 1},
            new double[] {fit.at(0) / MILLI, fit.at(1) / MILLI});
    series.setShowInLegend(false);
    series.setLineStyle(ChartStyle.SOLID);
    series.setLineColor(colour);
    series.setMarker(SeriesMarkers.NONE);
  }

  /** One level for each backend's dense block; rules of the same backend share it. */
  private static void dense(XYChart chart, List<BlockTimes> all) {
    double level = all.getFirst().dense().median() / MILLI;
    XYSeries series =
        chart.addSeries("without a mask", new double[] {0, 1}, new double[] {level, level});
    series.setLineStyle(ChartStyle.DASHED);
    series.setLineColor(Color.GRAY);
    series.setMarker(SeriesMarkers.NONE);
  }
}
