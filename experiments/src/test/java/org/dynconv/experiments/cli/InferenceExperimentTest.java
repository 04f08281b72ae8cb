package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStatus;
import org.dynconv.run.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceExperimentTest {
  @TempDir Path folder;

  @Test
  void itRunsLikeAnyExperimentAndRecordsItsSettings() {
    CommandResult result =
        CommandResult.of(
            folder,
            "run",
            "inference-speed",
            "speed.work=resnet8-cifar:1",
            "speed.blocks=",
            "speed.densities=0.5",
            "speed.backends=reference",
            "speed.turns=1",
            "speed.turn-seconds=0",
            "threads=1");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("reference", "ONNX Runtime");
    RunRecord record = new RunStore(folder).find("inference-speed").record();
    assertThat(record.status()).isEqualTo(RunStatus.DONE);
    assertThat(record.configuration().values())
        .containsEntry("kind", "inference")
        .containsEntry("speed.turns", 1)
        .doesNotContainKeys("lr", "dataset", "budget");

    CommandResult again = CommandResult.of(folder, "rerun", "inference-speed");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("measures speed and trains no network");
  }

  @Test
  void showAndListKnowIt() {
    assertThat(CommandResult.of("show", "inference-speed").out())
        .contains("speed.work", "resnet32-cifar:128", "threads")
        .doesNotContain("weight-decay");
    assertThat(CommandResult.of("list").out())
        .containsPattern("Inference speed\\s+NAME.*\\s+inference-speed ");
  }

  @Test
  void trainingHasNoSettingsOfSpeedNorTheOtherWayRound() {
    assertThat(CommandResult.of("show", "quickstart").out()).doesNotContain("speed.", "kind");
    assertMistake("does not use it", "show", "quickstart", "speed.turns=3");
    assertMistake("does not use it", "show", "inference-speed", "epochs=3");
    assertMistake("resnet32-cifar", "show", "inference-speed", "speed.work=resnet32-cifr:1");
    assertMistake("write both with a colon", "show", "inference-speed", "speed.work=resnet8-cifar");
  }

  @Test
  void aSweepIsRefused() {
    assertMistake("start it with \"run inference-speed\"", "sweep", "inference-speed", "seed=0..2");
  }

  private void assertMistake(String message, String... arguments) {
    CommandResult result = CommandResult.of(arguments);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
  }
}
