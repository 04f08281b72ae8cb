package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SpeedTableTest {
  private static final SpeedRow PEER = row("peer", Optional.empty(), 100, Map.of(), Map.of());
  private static final SpeedRow DENSE =
      row("ours", Optional.empty(), 100, Map.of("peer", Spread.of(1.5)), Map.of());

  /**
   * A batch takes 2.5 s dense and 1.25 s masked, that is 2 times as fast, with 40 % of the MACs.
   */
  private static final SpeedRow MASKED =
      row(
          "ours",
          Optional.of(Spread.ofRatios(new double[] {2.5}, new double[] {1.25})),
          40,
          Map.of("peer", Spread.of(3)),
          Map.of("Kernels", 0.25));

  @Test
  void efficiencyIsTheSpeedUpDividedByTheReductionOfMacs() {
    assertThat(MASKED.macRatio()).isEqualTo(0.4);
    // 2 / (100 / 40)
    assertThat(MASKED.efficiency()).isCloseTo(0.8, within(1e-12));
    assertThat(DENSE.efficiency()).isNaN();
  }

  @Test
  void columnsArePeersAndPartsOfTimeThatAnyRowHas() {
    Table table = SpeedTable.of(List.of(PEER, DENSE, MASKED));

    assertThat(table.columnNames()).contains("Over peer", "Kernels (ms)");
    assertThat(table.doubleColumn("Over peer").get(2)).isEqualTo(3);
    assertThat(table.doubleColumn("Over peer").isMissing(0)).isTrue();
    assertThat(table.doubleColumn("Kernels (ms)").get(2)).isEqualTo(250);
    assertThat(table.doubleColumn("Used density").get(2)).isEqualTo(0.26);
    assertThat(table.doubleColumn("Dilated density").get(2)).isEqualTo(0.35);
    assertThat(table.doubleColumn("Efficiency").isMissing(1)).isTrue();
  }

  @Test
  void ratiosArePairedTurnByTurn() {
    Spread ratio = Spread.ofRatios(new double[] {2, 20, 3}, new double[] {1, 10, 1});

    assertThat(ratio.median()).isEqualTo(2);
    assertThat(Spread.of(1, 2, 3, 4, 5, 6, 7)).isEqualTo(new Spread(4, 2, 6));
    assertThat(Spread.of(1, 2, 3, 4, 5, 6, 7).relative()).isEqualTo(0.5);
  }

  @Test
  void theLineThroughABlocksTimesIsFittedByLeastSquares() {
    BlockTimes times =
        new BlockTimes(
            "net block",
            1,
            "ours",
            List.of(point(0, 1), point(0.5, 3), point(1, 5)),
            Spread.of(10));

    assertThat(times.fit()).isEqualTo(new LineFit(4, 1, 1));
    assertThat(times.interceptShare()).isEqualTo(0.1);
    // Means 1/2 and 2; slope (0.5 · 1) / (2 · 0.25) = 1; of the variance 2, 0.5 is explained.
    LineFit bent =
        LineFit.of(
            List.of(point(0, 1), point(0.5, 3), point(1, 2)),
            BlockTimes.Point::work,
            point -> point.seconds().median());
    assertThat(bent.slope()).isCloseTo(1, within(1e-12));
    assertThat(bent.intercept()).isCloseTo(1.5, within(1e-12));
    assertThat(bent.rSquared()).isCloseTo(0.25, within(1e-12));
  }

  private static BlockTimes.Point point(double work, double seconds) {
    return new BlockTimes.Point(work, work, work, Spread.of(seconds));
  }

  private static SpeedRow row(
      String runner,
      Optional<Spread> overDense,
      double macs,
      Map<String, Spread> ratios,
      Map<String, Double> times) {
    return new SpeedRow(
        "net",
        1,
        runner,
        overDense.map(masked -> new SpeedRow.Densities(0.25, 0.26, 0.35, 0.3, null)),
        macs,
        100,
        Spread.of(10),
        overDense,
        ratios,
        times);
  }
}
