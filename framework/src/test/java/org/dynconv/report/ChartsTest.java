package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dynconv.run.BlockDensity;
import org.dynconv.run.EpochMetrics;
import org.dynconv.run.LossTerms;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;
import org.dynconv.run.SampleRuns;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ChartsTest {
  private static final int BLUE = 0x0072B2;
  private static final int VERMILLION = 0xD55E00;

  private final List<ModelResult> results =
      List.of(
          SampleRuns.dense("dense"),
          SampleRuns.masked("masked 0.3", 0.3),
          SampleRuns.masked("masked 0.5", 0.5));

  @Test
  void oneFigureIsWrittenInThreeForms() throws Exception {
    Figure figure = AccuracyChart.of("A < B & C", CostFigure.ALL, results).draw("accuracy");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(figure.png()));
    assertThat(picture.getWidth()).isEqualTo(960);
    Element svg = parse(figure.svg());
    assertThat(svg.getTagName()).isEqualTo("svg");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("A < B & C");
    assertThat(new String(figure.pdf(), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-")
        .endsWith("%%EOF\n");
  }

  @Test
  void equalValuesGiveEqualBytes() {
    Figure first = AccuracyChart.of("a", CostFigure.ALL, results).draw("accuracy");
    Figure second = AccuracyChart.of("a", CostFigure.ALL, results).draw("accuracy");
    assertThat(first.png()).isEqualTo(second.png());
    assertThat(first.svg()).isEqualTo(second.svg());
    assertThat(first.pdf()).isEqualTo(second.pdf());
  }

  @Test
  void maskedPointsAndPublishedOnesHaveColoursOfTheirOwn() throws Exception {
    AccuracyChart chart = AccuracyChart.of("a", CostFigure.CONDITIONAL, results);
    assertThat(pixels(chart.draw("ours"), BLUE)).isGreaterThan(100);
    assertThat(pixels(chart.draw("ours"), VERMILLION)).isZero();
    chart.published(
        "paper",
        List.of(
            new OperatingPoint("p", 5e6, 0.9, Double.NaN),
            new OperatingPoint("q", 9e6, 0.9, Double.NaN)));
    assertThat(pixels(chart.draw("both"), VERMILLION)).isGreaterThan(50);
  }

  @Test
  void longNamesInTheLegendMakeTheChartHigherAndNotNarrower() throws Exception {
    List<OperatingPoint> point = List.of(new OperatingPoint("p", 1e6, 0.9, Double.NaN));
    AccuracyChart chart = new AccuracyChart("a", CostFigure.ALL);
    for (int line = 0; line < 4; line++) {
      chart.line("masked, alpha=" + line + " loss-lower=false loss-upper=false", point);
    }

    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(chart.draw("a").png()));

    assertThat(picture.getWidth()).isEqualTo(960);
    assertThat(picture.getHeight()).isGreaterThan(600);
  }

  @Test
  void intervalsAreDrawnAsErrorBars() throws Exception {
    assertThat(pixels(withInterval(0.02), 0)).isGreaterThan(pixels(withInterval(Double.NaN), 0));
  }

  @Test
  void aChartWithoutPointsIsRefused() {
    assertThatThrownBy(() -> new AccuracyChart("none", CostFigure.ALL).draw("none"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void budgetsAndSparsityLossAreDrawnForMaskedModelsOnly() {
    List<EpochMetrics> metrics = new ArrayList<>(List.of(dense(1, 2.0), dense(2, 1.0)));
    assertThat(LearningCurves.of(metrics))
        .extracting(Figure::name)
        .containsExactly("learning-curves-top1", "learning-curves-loss");
    metrics.add(SampleRuns.epoch("masked", 1));
    assertThat(LearningCurves.of(metrics))
        .extracting(Figure::name)
        .containsExactly(
            "learning-curves-top1",
            "learning-curves-loss",
            "learning-curves-sparsity-loss",
            "learning-curves-budget");
  }

  @Test
  void aModelKeepsItsColourInAllFigures() throws Exception {
    List<EpochMetrics> metrics =
        List.of(
            dense(1, 2.0),
            dense(2, 1.0),
            SampleRuns.epoch("masked", 1),
            SampleRuns.epoch("masked", 2));
    for (Figure figure : LearningCurves.of(metrics)) {
      assertThat(pixels(figure, BLUE)).as(figure.name()).isGreaterThan(100);
    }
  }

  @Test
  void aDivergedLossIsAGap() throws Exception {
    List<EpochMetrics> metrics =
        List.of(dense(1, 2), dense(2, Double.NaN), dense(3, Double.POSITIVE_INFINITY), dense(4, 1));
    for (Figure figure : LearningCurves.of(metrics)) {
      assertThat(parse(figure.svg()).getTagName()).isEqualTo("svg");
    }
  }

  @Test
  void budgetsAreDrawnAgainstTheirTargets() throws Exception {
    RunRecord dense =
        SampleRuns.started("quickstart", Instant.EPOCH).withResult(results.getFirst());
    assertThat(BudgetChart.of(List.of(dense), "budget")).isEmpty();
    RunRecord masked = dense.withResult(results.get(1)).withResult(results.get(2));
    Figure figure = BudgetChart.of(List.of(masked), "budget").orElseThrow();
    assertThat(pixels(figure, BLUE)).isGreaterThan(50);
  }

  @Test
  void densitiesAreDrawnForMaskedModelsOnly() throws Exception {
    assertThat(DensityHeatmap.of(List.of(SampleRuns.dense("dense")), "d")).isEmpty();
    Figure figure = DensityHeatmap.of(results, "density").orElseThrow();
    assertThat(parse(figure.svg()).getTagName()).isEqualTo("svg");
    // Half way up the scale from F7FBFF over C6DBEF to 6BAED6 lies its middle colour.
    Figure half = DensityHeatmap.of(List.of(withDensity(0.5)), "density").orElseThrow();
    assertThat(pixels(half, 0xC6DBEF)).isGreaterThan(1000);
  }

  private static ModelResult withDensity(double density) {
    ModelResult sample = SampleRuns.masked("masked", 0.3);
    return new ModelResult(
        sample.model(),
        sample.targetBudget(),
        sample.usedBudget(),
        sample.top1(),
        sample.testCount(),
        sample.validationTop1(),
        sample.conditional(),
        sample.all(),
        sample.throughput(),
        Map.of("layer1.0", new BlockDensity(density, density)),
        sample.reportedEpoch(),
        sample.reportedBecause(),
        sample.engineTest());
  }

  private static Figure withInterval(double halfWidth) {
    return new AccuracyChart("a", CostFigure.ALL)
        .line(
            "a",
            List.of(
                new OperatingPoint("low", 1e6, 0.8, Double.NaN),
                new OperatingPoint("high", 2e6, 0.9, halfWidth)))
        .draw("a");
  }

  private static EpochMetrics dense(int epoch, double loss) {
    return new EpochMetrics(
        "dense",
        epoch,
        10L * epoch,
        0.1,
        new LossTerms(loss, loss, 0, 0),
        0.5,
        0.4 + 0.1 * epoch,
        null,
        null,
        900,
        2,
        Map.of());
  }

  private static long pixels(Figure figure, int rgb) throws Exception {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(figure.png()));
    int[] all =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    return Arrays.stream(all).filter(pixel -> (pixel & 0xFFFFFF) == rgb).count();
  }

  private static Element parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
