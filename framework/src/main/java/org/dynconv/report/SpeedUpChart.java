package org.dynconv.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Speed-up over the dense network against the used budget, the saving in MACs dashed beside it. */
final class SpeedUpChart {
  private SpeedUpChart() {}

  /** Draws the masked rows that have a speed-up; nothing if there are none. */
  static Optional<Figure> of(List<SpeedRow> rows, String fileName) {
    List<SpeedRow> masked =
        rows.stream()
            .filter(row -> row.densities().isPresent() && row.overDense().isPresent())
            .sorted(Comparator.comparingDouble(SpeedUpChart::budget))
            .toList();
    if (masked.isEmpty()) {
      return Optional.empty();
    }
    XYChart chart =
        ChartStyle.chartOfMany(
            "Speed-up against budget",
            "Used budget (share of the conditional MACs)",
            "Speed-up over the same runner's dense network");
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.0);
    int number = 0;
    for (Map.Entry<String, List<SpeedRow>> network : by(masked, SpeedRow::network).entrySet()) {
      Color colour = Palette.series(number);
      for (List<SpeedRow> line : by(network.getValue(), SpeedUpChart::name).values()) {
        line(chart, line, Palette.series(number++));
      }
      saving(chart, network.getValue(), colour);
    }
    return Optional.of(new Figure(fileName, chart));
  }

  private static void line(XYChart chart, List<SpeedRow> rows, Color colour) {
    XYSeries series =
        chart.addSeries(
            name(rows.getFirst()),
            rows.stream().mapToDouble(SpeedUpChart::budget).toArray(),
            rows.stream().mapToDouble(row -> row.overDense().orElseThrow().median()).toArray());
    series.setLineStyle(ChartStyle.SOLID);
    series.setLineColor(colour);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(colour);
  }

  private static void saving(XYChart chart, List<SpeedRow> rows, Color colour) {
    XYSeries series =
        chart.addSeries(
            rows.getFirst().network() + ": dense MACs / MACs",
            rows.stream().mapToDouble(SpeedUpChart::budget).toArray(),
            rows.stream().mapToDouble(row -> 1 / row.macRatio()).toArray());
    series.setLineStyle(ChartStyle.DASHED);
    series.setLineColor(colour);
    series.setMarker(SeriesMarkers.NONE);
  }

  private static Map<String, List<SpeedRow>> by(
      List<SpeedRow> rows, Function<SpeedRow, String> key) {
    Map<String, List<SpeedRow>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(key.apply(row), name -> new ArrayList<>()).add(row));
    return groups;
  }

  private static String name(SpeedRow row) {
    return row.network() + ", batch " + row.batch() + ", " + row.runner();
  }

  private static double budget(SpeedRow row) {
    return row.densities().orElseThrow().budget();
  }
}
