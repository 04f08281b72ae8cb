package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStatus;
import org.dynconv.run.RunStore;
import org.dynconv.weights.SafetensorsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final String[] TINY = {
    "run",
    "quickstart",
    "epochs=1",
    "shapes.train=160",
    "shapes.test=40",
    "batch=32",
    "budget=dense,0.5",
    "gallery=2",
    "threads=2"
  };

  @TempDir Path runs;

  @Test
  void quickstartPrintsItsTableAndLeavesRecordTablesChartsAndMasks() throws IOException {
    CommandResult result = CommandResult.of(runs, TINY);

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("dense", "budget-0.5", "Used", "results.csv", "report.html");
    Path folder = onlyRun();
    RunRecord record = RunStore.load(folder).record();
    assertThat(record.status()).isEqualTo(RunStatus.DONE);
    assertThat(record.data().test()).isEqualTo(40);
    assertThat(record.results())
        .extracting(ModelResult::model)
        .containsExactly("dense", "budget-0.5");
    assertThat(record.results().get(1).densities())
        .containsOnlyKeys("layer1.0", "layer2.0", "layer3.0");
    assertThat(record.results().get(0).all().used()).isEqualTo(12_500_992);
    assertThat(folder.resolve("masks")).isNotEmptyDirectory();
    assertThat(
            SafetensorsReader.read(folder.resolve("models/budget-0.5/weights.safetensors"))
                .tensors())
        .containsKey("layer1.0.masker.maskconv.conv.weight");
    assertThat(record.artefacts()).containsKeys("results.csv", "models/dense/weights.safetensors");
  }

  @Test
  void twoRunsWithTheSameSeedLeaveTheSameWeights() throws IOException {
    CommandResult.of(runs.resolve("a"), TINY);
    CommandResult.of(runs.resolve("b"), TINY);

    String weights = "models/budget-0.5/weights.safetensors";
    assertThat(RunStore.load(onlyRun("a")).record().artefacts().get(weights))
        .isEqualTo(RunStore.load(onlyRun("b")).record().artefacts().get(weights))
        .isNotNull();
  }

  @Test
  void anUnknownSettingIsRefusedWithTheNearestKnownOne() {
    CommandResult result = CommandResult.of(runs, "run", "quickstart", "bugdet=0.5");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("bugdet", "budget").doesNotContain("Exception");
  }

  @Test
  void anUnknownExperimentIsRefused() {
    CommandResult result = CommandResult.of(runs, "run", "quikstart");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("quickstart").doesNotContain("Exception");
  }

  @Test
  void aMissingDataSetIsNamedAndTheFailureRecorded() {
    CommandResult result =
        CommandResult.of(
            runs, "run", "cifar10-resnet8", "--data", runs.resolve("nowhere").toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("data get cifar10").doesNotContain("\tat ");
  }

  private Path onlyRun() throws IOException {
    return onlyRun(".");
  }

  private Path onlyRun(String below) throws IOException {
    try (Stream<Path> folders = Files.list(runs.resolve(below).resolve("quickstart"))) {
      List<Path> all = folders.filter(Files::isDirectory).toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}
