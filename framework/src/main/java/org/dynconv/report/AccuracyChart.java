package org.dynconv.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.dynconv.run.ModelResult;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Accuracy against cost: lines of points, ours solid, the paper's dashed. Costs are shown from
 * zero, in millions of multiply-accumulates per image; accuracy in percent.
 */
public final class AccuracyChart {
  private static final int MOST_LABELS = 12;

  /** Letters that fit on one line of the legend, and those whose place a line's mark takes. */
  private static final int LEGEND = 100;

  private static final int MARK = 8;

  /** Room below and above 0 to 100 % for markers and names. */
  private static final double LEAST = -10;

  private static final double MOST = 110;

  private final String title;
  private final CostFigure cost;
  private final List<Line> lines = new ArrayList<>();
  private String accuracy = "Top-1 (%)";

  private record Line(String name, List<OperatingPoint> points, boolean published) {}

  /**
   * Starts a chart.
   *
   * @param title what is compared
   * @param cost which cost figure the points carry
   */
  public AccuracyChart(String title, CostFigure cost) {
    this.title = title;
    this.cost = cost;
  }

  /**
   * The chart of one run: its dense models as one line, its masked ones as another.
   *
   * @param title what is compared
   * @param cost which cost figure to show
   * @param results the run's results
   * @return the chart, to be added to
   */
  public static AccuracyChart of(String title, CostFigure cost, List<ModelResult> results) {
    AccuracyChart chart = new AccuracyChart(title, cost);
    chart.line("dense", points(cost, results.stream().filter(ModelResult::isDense).toList()));
    chart.line("masked", points(cost, results.stream().filter(r -> !r.isDense()).toList()));
    int[] counts = results.stream().mapToInt(ModelResult::testCount).distinct().toArray();
    if (counts.length == 1) {
      chart.testCount(counts[0]);
    }
    return chart;
  }

  /**
   * Says how many test images are behind each point.
   *
   * @param images their number
   * @return this
   */
  public AccuracyChart testCount(int images) {
    accuracy = String.format(Locale.ROOT, "Top-1 (%%), %,d test images", images);
    return this;
  }

  /**
   * Adds measured points, joined in the order of their cost.
   *
   * @param name for the legend
   * @param points the points; none adds nothing
   * @return this
   */
  public AccuracyChart line(String name, List<OperatingPoint> points) {
    return add(new Line(name, sorted(points), false));
  }

  /**
   * Adds points that a paper reports, told apart by dashes and crosses.
   *
   * @param name for the legend, with the source
   * @param points the points; none adds nothing
   * @return this
   */
  public AccuracyChart published(String name, List<OperatingPoint> points) {
    return add(new Line(name, sorted(points), true));
  }

  /**
   * Draws the chart.
   *
   * @param fileName file name without its ending
   * @return the figure
   * @throws IllegalArgumentException when there are no points
   */
  public Figure draw(String fileName) {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a chart needs points");
    }
    boolean crowded = lines.stream().mapToInt(line -> line.name().length() + MARK).sum() > LEGEND;
    String costs = "MACs per image (M), " + cost.label();
    XYChart chart =
        crowded
            ? ChartStyle.chartWithRows(title, costs, accuracy, lines.size())
            : ChartStyle.chart(title, costs, accuracy);
    Range range = Range.of(lines.stream().flatMap(line -> line.points().stream()).toList());
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(range.right());
    chart.getStyler().setYAxisMin(range.bottom());
    chart.getStyler().setYAxisMax(range.top());
    for (int number = 0; number < lines.size(); number++) {
      draw(chart, lines.get(number), number);
    }
    label(chart, range);
    return new Figure(fileName, chart);
  }

  private AccuracyChart add(Line line) {
    if (!line.points().isEmpty()) {
      lines.add(line);
    }
    return this;
  }

  private static void draw(XYChart chart, Line line, int number) {
    double[] x = line.points().stream().mapToDouble(AccuracyChart::millions).toArray();
    double[] y = line.points().stream().mapToDouble(AccuracyChart::percent).toArray();
    XYSeries series = chart.addSeries(line.name(), x, y, errorBars(line.points()));
    Color colour = Palette.series(number);
    BasicStroke joined = line.published() ? ChartStyle.DASHED : ChartStyle.SOLID;
    series.setLineColor(colour);
    series.setLineStyle(x.length == 1 ? SeriesLines.NONE : joined);
    series.setMarkerColor(colour);
    series.setMarker(line.published() ? SeriesMarkers.CROSS : marker(number));
  }

  private static Marker marker(int number) {
    Marker[] markers = {
      SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP
    };
    return markers[number % markers.length];
  }

  /** Null when no point has an interval, so that none is drawn. */
  private static double[] errorBars(List<OperatingPoint> points) {
    if (points.stream().allMatch(point -> Double.isNaN(point.halfWidth()))) {
      return null;
    }
    return points.stream()
        .mapToDouble(point -> Double.isNaN(point.halfWidth()) ? 0 : 100 * point.halfWidth())
        .toArray();
  }

  /** Names stand above and below their points in turn, unless too many would collide. */
  private void label(XYChart chart, Range range) {
    if (lines.stream().mapToInt(line -> line.points().size()).sum() > MOST_LABELS) {
      return;
    }
    double step = 0.035 * (range.top() - range.bottom());
    for (Line line : lines) {
      for (int number = 0; number < line.points().size(); number++) {
        OperatingPoint point = line.points().get(number);
        double y = percent(point) + (number % 2 == 0 ? step : -step);
        chart.addAnnotation(new AnnotationText(point.name(), millions(point), y, false));
      }
    }
  }

  private static List<OperatingPoint> points(CostFigure cost, List<ModelResult> results) {
    return results.stream()
        .map(
            result ->
                new OperatingPoint(
                    result.model(), cost.of(result).used(), result.top1(), Double.NaN))
        .toList();
  }

  private static List<OperatingPoint> sorted(List<OperatingPoint> points) {
    return points.stream().sorted(Comparator.comparingDouble(OperatingPoint::macs)).toList();
  }

  private static double millions(OperatingPoint point) {
    return point.macs() / 1e6;
  }

  private static double percent(OperatingPoint point) {
    return 100 * point.top1();
  }

  /** What the axes show: all points with their intervals, and room around them. */
  private record Range(double right, double bottom, double top) {
    static Range of(List<OperatingPoint> points) {
      double right = 0;
      double low = Double.MAX_VALUE;
      double high = -Double.MAX_VALUE;
      for (OperatingPoint point : points) {
        double bar = Double.isNaN(point.halfWidth()) ? 0 : 100 * point.halfWidth();
        right = Math.max(right, millions(point));
        low = Math.min(low, percent(point) - bar);
        high = Math.max(high, percent(point) + bar);
      }
      double room = Math.max(1, 0.2 * (high - low));
      // Few seeds can have intervals that reach beyond what accuracy can be.
      return new Range(
          1.12 * right,
          Math.max(Math.floor(low - room), LEAST),
          Math.min(Math.ceil(high + room), MOST));
    }
  }
}
