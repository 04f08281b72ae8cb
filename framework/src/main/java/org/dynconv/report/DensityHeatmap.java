package org.dynconv.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dynconv.run.BlockDensity;
import org.dynconv.run.ModelResult;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;

/** Where in the network the masks spend the budget: density of each block's mask, by model. */
public final class DensityHeatmap {
  /** Light enough at both ends for dark figures to be read on it. */
  private static final Color[] LIGHT_BLUES = {
    new Color(0xF7, 0xFB, 0xFF), new Color(0xC6, 0xDB, 0xEF), new Color(0x6B, 0xAE, 0xD6)
  };

  /** A longer name would run into its neighbour. */
  private static final int LONG_NAME = 18;

  /** Height that a letter of a slanting name takes, in pixels. */
  private static final int SLANT = 4;

  private DensityHeatmap() {}

  /** A model's densities by block. */
  record Column(String model, Map<String, BlockDensity> densities) {}

  /**
   * Draws the mask densities.
   *
   * @param results a column each for the masked ones
   * @param fileName file name without its ending
   * @return the figure: blocks from the network's input at the top to its end; nothing when no
   *     result has masks
   */
  public static Optional<Figure> of(List<ModelResult> results, String fileName) {
    return ofColumns(
        results.stream().map(result -> new Column(result.model(), result.densities())).toList(),
        fileName);
  }

  static Optional<Figure> ofColumns(List<Column> columns, String fileName) {
    List<Column> masked = columns.stream().filter(c -> !c.densities().isEmpty()).toList();
    if (masked.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>();
    masked.forEach(column -> names.addAll(column.densities().keySet()));
    List<String> blocks = new ArrayList<>(names).reversed();
    int longest = masked.stream().mapToInt(column -> column.model().length()).max().orElse(0);
    boolean slanting = longest > LONG_NAME;
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(Math.clamp(200 + 170L * masked.size(), 480, 1600))
            .height(Math.max(360, 150 + 34 * blocks.size()) + (slanting ? SLANT * longest : 0))
            .title("Active positions by block (%)")
            .build();
    style(chart.getStyler());
    chart.getStyler().setXAxisLabelRotation(slanting ? 30 : 0);
    chart.addSeries(
        "density", masked.stream().map(Column::model).toList(), blocks, cells(masked, blocks));
    return Optional.of(new Figure(fileName, chart));
  }

  private static List<Number[]> cells(List<Column> columns, List<String> blocks) {
    List<Number[]> cells = new ArrayList<>();
    for (int x = 0; x < columns.size(); x++) {
      for (int y = 0; y < blocks.size(); y++) {
        BlockDensity density = columns.get(x).densities().get(blocks.get(y));
        if (density != null) {
          cells.add(new Number[] {x, y, 100 * density.mask()});
        }
      }
    }
    return cells;
  }

  private static void style(HeatMapStyler styler) {
    ChartStyle.apply(styler);
    styler.setRangeColors(LIGHT_BLUES);
    styler.setMin(0);
    styler.setMax(100);
    styler.setShowValue(true);
    styler.setValueFont(Fonts.plain(14));
    styler.setValueFontColor(Palette.INK);
    styler.setHeatMapValueDecimalPattern("#0");
    styler.setPlotContentSize(1);
    styler.setPlotGridLinesVisible(false);
    // Every cell says its value.
    styler.setLegendVisible(false);
  }
}
