package org.dynconv.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
  @Test
  void stepsFollowThePapersMilestones() {
    LearningRateSchedule paper = new LearningRateSchedule.Steps(0.1, List.of(150, 250), 0.1);

    assertThat(paper.at(149, 0.99, 350)).isEqualTo(0.1);
    assertThat(paper.at(150, 0, 350)).isEqualTo(0.01, within(1e-12));
    assertThat(paper.at(349, 0.5, 350)).isEqualTo(0.001, within(1e-12));
  }

  /** Values of torch.optim.lr_scheduler.OneCycleLR's formula, computed by hand at its corners. */
  @Test
  void oneCycleRisesToItsPeakAndEndsAtAlmostNothing() {
    LearningRateSchedule cycle = new LearningRateSchedule.OneCycle(0.2, 0.3);

    assertThat(cycle.at(0, 0, 10)).isEqualTo(0.008, within(1e-12));
    assertThat(cycle.at(1, 0.5, 10)).isEqualTo((0.008 + 0.2) / 2, within(1e-12));
    assertThat(cycle.at(3, 0, 10)).isEqualTo(0.2, within(1e-12));
    assertThat(cycle.at(10, 0, 10)).isEqualTo(0.2 / 250_000, within(1e-12));
  }
}
