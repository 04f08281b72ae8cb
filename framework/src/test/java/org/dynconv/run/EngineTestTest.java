package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineTestTest {
  private final EngineTest test = new EngineTest("vector", 0.75, 40, 0.5, 2, 1000);

  @Test
  void itSaysHowManyPredictionsDifferAndBothAccuraciesWhereTheyDo() {
    assertThat(test.beside(0.75))
        .isEqualTo("2 of 40 predictions differ from libtorch's; top-1 is 75.00 % in both");
    assertThat(test.beside(0.8))
        .isEqualTo(
            "2 of 40 predictions differ from libtorch's; top-1 is 75.00 %, libtorch's 80.00 %");
  }

  @Test
  void speedIsNoResult() {
    assertThat(test.withoutSpeed()).isEqualTo(new EngineTest("vector", 0.75, 40, 0.5, 2, 0));
  }
}
