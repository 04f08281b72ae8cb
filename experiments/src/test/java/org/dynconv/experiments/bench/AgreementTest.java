package org.dynconv.experiments.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final float[] EXPECTED = {10, -2, 0};

  @Test
  void aThousandthOfTheLargestScoreIsAllowed() {
    assertThatCode(() -> check(10.0099f, -2, 0.0099f)).doesNotThrowAnyException();
  }

  @Test
  void moreIsRefusedAndBothAreNamed() {
    assertThatThrownBy(() -> check(10, -2, 0.011f))
        .isInstanceOf(Disagreement.class)
        .hasMessageContaining("ours")
        .hasMessageContaining("theirs");
  }

  @Test
  void aScoreThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> check(10, Float.NaN, 0)).isInstanceOf(Disagreement.class);
  }

  private static void check(float... scores) {
    Agreement.check("ours", scores, "theirs", EXPECTED);
  }
}
