package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStatus;
import org.dynconv.run.RunStore;
import org.dynconv.run.StoredRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchInferCommandTest {
  @TempDir Path folder;

  @Test
  void peersAndBackendStandInTableAndJson() throws IOException {
    Path json = folder.resolve("all.json");

    CommandResult result =
        bench("--backend", "vector", "--density", "0.5", "--batch", "2", "--json", json.toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("ONNX Runtime", "libtorch", "vector", "resnet8-cifar", "Efficiency");
    JsonNode rows = new ObjectMapper().readTree(json.toFile()).get("rows");
    assertThat(rows).hasSize(4);
    JsonNode dense = rows.get(2);
    JsonNode masked = rows.get(3);
    assertThat(dense.get("densities").isNull()).isTrue();
    assertThat(dense.get("macRatio").asDouble()).isEqualTo(1);
    assertThat(masked.get("batch").asInt()).isEqualTo(2);
    assertThat(masked.at("/densities/used").asDouble()).isEqualTo(0.5);
    assertThat(masked.at("/densities/dilated").asDouble()).isBetween(0.51, 0.8);
    assertThat(masked.at("/ratios/ONNX Runtime/median").asDouble()).isPositive();
    assertThat(masked.get("efficiency").asDouble())
        .isEqualTo(masked.at("/speedUp/median").asDouble() * masked.get("macRatio").asDouble());
  }

  @Test
  void tablesChartsAndRecordGoToARunFolder() throws IOException {
    CommandResult result = bench("--backend", "vector", "--density", "0.5,1");

    StoredRun run = new RunStore(folder).find("bench-infer");
    RunRecord record = run.record();
    assertThat(record.status()).isEqualTo(RunStatus.DONE);
    assertThat(record.artefacts())
        .containsKeys("speed.csv", "speed-up.png", "speed-up.svg", "inference.json");
    assertThat(record.environment().libraries()).containsKeys("ONNX Runtime", "libtorch");
    assertThat(Files.readAllLines(run.folder().resolve("speed.csv"))).hasSize(6);
    assertThat(result.out()).contains(run.folder().resolve("speed.csv").toString());
  }

  @Test
  void aBackendThatKnowsWhereItsTimeGoesIsBrokenDownAndComparedWithTheOthers() {
    CommandResult result = bench("--backend", "reference,stopwatch", "--density", "0.25");

    assertThat(result.err()).isEmpty();
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("stopwatch reference", "Kernels (ms)", "1.000 2.000 3.000 4.000");
  }

  @Test
  void aBackendThatComputesSomethingElseFailsTheCommand() {
    CommandResult result = bench("--backend", "crooked");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("crooked", "ONNX Runtime").doesNotContain("\tat ");
    assertThat(new RunStore(folder).find("bench-infer").record().status())
        .isEqualTo(RunStatus.FAILED);
  }

  @Test
  void aTrainedNetworkIsMeasuredWithItsOwnMasks() throws IOException {
    CommandResult.of(
        folder,
        "run",
        "quickstart",
        "epochs=1",
        "shapes.train=160",
        "shapes.test=40",
        "batch=32",
        "budget=dense,0.5",
        "gallery=0",
        "threads=1");
    Path json = folder.resolve("all.json");
    String[] turns = {
      "--threads", "1", "--turns", "2", "--turn-seconds", "0", "--backend", "vector"
    };

    assertThat(trained(turns).err()).contains("2 finished models", "--model");
    assertThat(trained(turns, "--model", "dense").err()).contains("has no masks");
    assertThat(trained(turns, "--model", "budget-0.5", "--batch", "41").err())
        .contains("--batch 41: the run has only 40 test images");
    assertThat(trained(turns, "--model", "budget-0.5", "--density", "0.5").err())
        .contains("--density", "its own network and masks");
    CommandResult result =
        trained(turns, "--model", "budget-0.5", "--batch", "40", "--json", json.toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("Target");
    JsonNode all = new ObjectMapper().readTree(json.toFile());
    assertThat(all.at("/settings/speed.trained").asText()).contains("quickstart/", ":budget-0.5");
    assertThat(all.get("rows")).hasSize(4);
    JsonNode masked = all.get("rows").get(3);
    assertThat(masked.get("network").asText()).isEqualTo("resnet8-cifar");
    assertThat(masked.at("/densities/target").isNull()).isTrue();
    assertThat(masked.at("/densities/targetBudget").asDouble()).isEqualTo(0.5);
    // All test images are in the batch, so that the masks are those of the run's own test.
    assertThat(masked.at("/densities/budget").asDouble())
        .isCloseTo(
            new RunStore(folder).find("quickstart").record().results().get(1).usedBudget(),
            org.assertj.core.api.Assertions.within(1e-9));
  }

  private CommandResult trained(String[] turns, String... more) {
    List<String> all = new ArrayList<>(List.of("bench", "infer", "quickstart"));
    all.addAll(List.of(turns));
    all.addAll(List.of(more));
    return CommandResult.of(folder, all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "--backend, vectr, Did you mean \"vector\"?",
    "--arch, resnet32-cifr, Did you mean \"resnet32-cifar\"?",
    "--batch, 0, at least 1 image",
    "--density, 1.5, a number from 0 to 1",
    "--threads, 0, at least 1 thread",
    "--turns, 0, at least 1 turn"
  })
  void aMistakeIsOneMessageAndLeavesNoFolder(String option, String value, String message)
      throws IOException {
    CommandResult result = CommandResult.of(folder, "bench", "infer", "--no-block", option, value);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  /** The smallest network, each turn as short as can be. */
  private CommandResult bench(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "bench",
                "infer",
                "--arch",
                "resnet8-cifar",
                "--no-block",
                "--threads",
                "1",
                "--turns",
                "2",
                "--turn-seconds",
                "0"));
    all.addAll(List.of(options));
    return CommandResult.of(folder, all.toArray(String[]::new));
  }
}
