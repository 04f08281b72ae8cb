package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossoverReportTest {
  @TempDir Path folder;

  /** Positions take 1 ms and 0.1 ms for each; tiles always 1.75 ms. */
  private static CrossoverTimes layer(Integer engine) {
    List<CrossoverTimes.Point> points = new ArrayList<>();
    for (int active = 4; active <= 16; active += 4) {
      double gather = 1e-3 + 1e-4 * active;
      points.add(
          new CrossoverTimes.Point(
              active, Spread.of(gather), Spread.of(1.75e-3), Spread.of(gather / 1.75e-3)));
    }
    return new CrossoverTimes("16 channels", 32, "vector", 16, points, engine);
  }

  @Test
  void theThresholdIsWhereTheLinesCross() {
    assertThat(layer(9).crossing()).isCloseTo(7.5, within(1e-9));
  }

  @Test
  void measuredAndBelievedStandSideBySide() {
    CrossoverReport report = new CrossoverReport(List.of(layer(9), layer(null)));

    assertThat(report.write(folder, "Crossover")).hasSize(6);
    assertThat(folder.resolve("crossover.csv"))
        .content()
        .contains("16 channels,32,vector,16,7.5,0.46875,9.0,0.5625\n", "7.5,0.46875,,\n");
    assertThat(report.text()).contains("Measured", "Engine");
  }
}
