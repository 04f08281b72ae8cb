package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void intervalIsStudentsT() {
    Statistics.Summary summary = Statistics.summarise(1, 2, 3, 4, 5);
    assertThat(summary.n()).isEqualTo(5);
    assertThat(summary.mean()).isEqualTo(3);
    assertThat(summary.standardDeviation()).isCloseTo(Math.sqrt(2.5), within(1e-12));
    // The table of t for 4 degrees of freedom at 97.5 %: 2.776.
    assertThat(summary.halfWidth()).isCloseTo(2.776445 * Math.sqrt(2.5 / 5), within(1e-6));
  }

  @Test
  void oneRunHasAMeanAndNoInterval() {
    Statistics.Summary summary = Statistics.summarise(0.9);
    assertThat(summary.n()).isEqualTo(1);
    assertThat(summary.mean()).isEqualTo(0.9);
    assertThat(summary.standardDeviation()).isNaN();
    assertThat(summary.halfWidth()).isNaN();
    assertThat(Statistics.summarise().mean()).isNaN();
  }

  @Test
  void comparesSeedBySeed() {
    Statistics.Paired paired =
        Statistics.compare(new double[] {10, 20, 30}, new double[] {11, 22, 33});
    assertThat(paired.n()).isEqualTo(3);
    assertThat(paired.difference()).isEqualTo(2);
    assertThat(paired.t()).isCloseTo(Math.sqrt(12), within(1e-12));
    // For 2 degrees of freedom p has a closed form: 1 - t / sqrt(2 + t²).
    assertThat(paired.p()).isCloseTo(1 - Math.sqrt(12.0 / 14), within(1e-9));
  }

  @Test
  void saysWhatEqualDifferencesTell() {
    Statistics.Paired same = Statistics.compare(new double[] {1, 2}, new double[] {1, 2});
    assertThat(same.difference()).isZero();
    assertThat(same.p()).isNaN();
    Statistics.Paired shifted = Statistics.compare(new double[] {1, 2}, new double[] {2, 3});
    assertThat(shifted.t()).isInfinite();
    assertThat(shifted.p()).isZero();
  }

  @Test
  void refusesPairsOfUnequalLength() {
    assertThatThrownBy(() -> Statistics.compare(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 3");
  }

  @Test
  void theFrontHoldsWhatNothingBeats() {
    OperatingPoint cheap = new OperatingPoint("cheap", 10, 0.80, Double.NaN);
    OperatingPoint beaten = new OperatingPoint("beaten", 20, 0.79, Double.NaN);
    OperatingPoint slower = new OperatingPoint("slower", 30, 0.90, Double.NaN);
    OperatingPoint best = new OperatingPoint("best", 25, 0.90, Double.NaN);
    OperatingPoint tie = new OperatingPoint("tie", 25, 0.90, Double.NaN);
    assertThat(OperatingPoint.paretoFront(List.of(slower, best, beaten, cheap, tie)))
        .containsExactly(cheap, best, tie);
  }
}
