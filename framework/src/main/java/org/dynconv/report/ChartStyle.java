package org.dynconv.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The look that all charts share: white ground, thin solid grid, large type. */
final class ChartStyle {
  static final BasicStroke SOLID =
      new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(
          1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {7, 5}, 0);

  private static final int WIDTH = 960;
  private static final int WIDE = 1160;
  private static final int HEIGHT = 600;
  private static final int LEGEND_ROW = 24;

  private ChartStyle() {}

  /** An empty chart of two number axes, its legend below. */
  static XYChart chart(String title, String xAxis, String yAxis) {
    return chart(WIDTH, HEIGHT, title, xAxis, yAxis);
  }

  /** An empty, wider chart with room for a legend of many entries beside the plot. */
  static XYChart chartOfMany(String title, String xAxis, String yAxis) {
    XYChart chart = chart(WIDE, HEIGHT, title, xAxis, yAxis);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setLegendLayout(LegendLayout.Vertical);
    return chart;
  }

  /** The same with its legend's entries below one another, for long names. */
  static XYChart chartWithRows(String title, String xAxis, String yAxis, int entries) {
    XYChart chart = chart(WIDTH, HEIGHT + LEGEND_ROW * entries, title, xAxis, yAxis);
    chart.getStyler().setLegendLayout(LegendLayout.Vertical);
    return chart;
  }

  private static XYChart chart(int width, int height, String title, String xAxis, String yAxis) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    apply(chart.getStyler());
    chart.getStyler().setMarkerSize(9);
    return chart;
  }

  static void apply(AxesChartStyler styler) {
    styler.setChartTitleFont(Fonts.bold(19));
    styler.setAxisTitleFont(Fonts.plain(16));
    styler.setAxisTickLabelsFont(Fonts.plain(14));
    styler.setLegendFont(Fonts.plain(14));
    styler.setAnnotationTextFont(Fonts.plain(13));
    styler.setAnnotationTextFontColor(Palette.INK);
    styler.setChartFontColor(Palette.INK);
    styler.setAxisTickLabelsColor(Palette.INK);
    styler.setAxisTickMarksColor(Palette.INK);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setChartTitleBoxVisible(false);
    styler.setPlotGridLinesColor(Palette.GRID);
    // Dashes would each become a shape of its own in the vector files.
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setChartPadding(14);
    styler.setErrorBarsColorSeriesColor(true);
    styler.setLocale(Locale.ROOT);
    styler.setXAxisDecimalPattern("#,##0.###");
    styler.setYAxisDecimalPattern("#,##0.#####");
    styler.setYAxisTickMarkSpacingHint(56);
  }
}
