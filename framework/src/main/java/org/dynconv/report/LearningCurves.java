package org.dynconv.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dynconv.run.EpochMetrics;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How training went, epoch by epoch: top-1, loss, sparsity loss, and the budget used beside the one
 * asked for. A model has one colour in all of them; what is secondary is dashed.
 */
public final class LearningCurves {
  private static final int FEW_EPOCHS = 30;
  private static final int MOST_MODELS = 8;

  private final Map<String, List<EpochMetrics>> byModel;

  private final String number;

  private LearningCurves(Map<String, List<EpochMetrics>> byModel, String number) {
    this.byModel = byModel;
    this.number = number;
  }

  /** One quantity over epochs; null and non-finite values are gaps. */
  private record Curve(String name, Function<EpochMetrics, Double> value, BasicStroke stroke) {}

  /**
   * Draws all curves that the metrics can fill, eight models in a figure: there are no more colours
   * that every reader tells apart.
   *
   * @param metrics the epochs of any number of models
   * @return the figures; those without a value are left out, such as budgets of dense models
   */
  public static List<Figure> of(List<EpochMetrics> metrics) {
    Map<String, List<EpochMetrics>> byModel = new LinkedHashMap<>();
    for (EpochMetrics epoch : metrics) {
      byModel.computeIfAbsent(epoch.model(), unseen -> new ArrayList<>()).add(epoch);
    }
    List<Figure> figures = new ArrayList<>();
    List<String> names = List.copyOf(byModel.keySet());
    for (int from = 0; from < names.size(); from += MOST_MODELS) {
      Map<String, List<EpochMetrics>> part = new LinkedHashMap<>();
      for (String name : names.subList(from, Math.min(names.size(), from + MOST_MODELS))) {
        part.put(name, byModel.get(name));
      }
      String number = names.size() <= MOST_MODELS ? "" : "-" + (from / MOST_MODELS + 1);
      figures.addAll(new LearningCurves(part, number).figures());
    }
    return List.copyOf(figures);
  }

  private List<Figure> figures() {
    return Stream.of(
            figure(
                "top1",
                "Top-1 over training",
                "Top-1 (%)",
                new Curve("validation", e -> percent(e.validationTop1()), ChartStyle.SOLID),
                new Curve("train", e -> percent(e.trainTop1()), ChartStyle.DASHED)),
            figure(
                "loss",
                "Loss over training",
                "Loss",
                new Curve("total", e -> e.loss().total(), ChartStyle.SOLID),
                new Curve("cross entropy", e -> e.loss().task(), ChartStyle.DASHED)),
            figure(
                "sparsity-loss",
                "Sparsity loss over training",
                "Loss term, before its weight",
                new Curve("network", e -> ifMasked(e, e.loss().network()), ChartStyle.SOLID),
                new Curve("block bounds", e -> ifMasked(e, e.loss().block()), ChartStyle.DASHED)),
            figure(
                "budget",
                "Budget over training",
                "Fraction of conditional MACs",
                new Curve("used", EpochMetrics::usedBudget, ChartStyle.SOLID),
                new Curve("target", EpochMetrics::targetBudget, ChartStyle.DASHED)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Figure> figure(String suffix, String title, String yAxis, Curve... curves) {
    XYChart chart = ChartStyle.chartOfMany(title, "Epoch", yAxis);
    chart.getStyler().setXAxisDecimalPattern("#,##0");
    int colour = 0;
    for (Map.Entry<String, List<EpochMetrics>> model : byModel.entrySet()) {
      for (Curve curve : curves) {
        add(chart, model.getKey(), model.getValue(), curve, Palette.series(colour));
      }
      colour++;
    }
    return chart.getSeriesMap().isEmpty()
        ? Optional.empty()
        : Optional.of(new Figure("learning-curves-" + suffix + number, chart));
  }

  private static void add(
      XYChart chart, String model, List<EpochMetrics> epochs, Curve curve, Color colour) {
    double[] x = epochs.stream().mapToDouble(EpochMetrics::epoch).toArray();
    double[] y = epochs.stream().mapToDouble(epoch -> finite(curve.value().apply(epoch))).toArray();
    if (Arrays.stream(y).allMatch(Double::isNaN)) {
      return;
    }
    XYSeries series = chart.addSeries(model + ", " + curve.name(), x, y);
    series.setLineColor(colour);
    series.setLineStyle(curve.stroke());
    series.setMarkerColor(colour);
    // Few epochs show as points; a single one would otherwise show as nothing.
    boolean points = x.length <= FEW_EPOCHS && curve.stroke().equals(ChartStyle.SOLID);
    series.setMarker(points || x.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
  }

  private static double finite(Double value) {
    return value == null || !Double.isFinite(value) ? Double.NaN : value;
  }

  private static Double percent(Double fraction) {
    return fraction == null ? null : 100 * fraction;
  }

  private static Double ifMasked(EpochMetrics epoch, double value) {
    return epoch.targetBudget() == null ? null : value;
  }
}
