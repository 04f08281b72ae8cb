package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStatus;
import org.dynconv.run.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCrossoverCommandTest {
  @TempDir Path folder;

  @Test
  void measuredAndEngineStandInRecordTableAndJson() throws IOException {
    Path json = folder.resolve("all.json");
    CommandResult result = bench("--backend", "vector", "--batch", "16", "--json", json.toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("16 channels on 32x32", "Measured", "Engine");
    JsonNode layers = new ObjectMapper().readTree(json.toFile()).get("layers");
    assertThat(layers).hasSize(3);
    for (JsonNode layer : layers) {
      // A tile costs more than a position and less than all of its sixteen.
      assertThat(layer.get("engine").asInt()).isBetween(2, 16);
      assertThat(layer.get("measured").isNumber()).isTrue();
      assertThat(layer.get("points")).hasSize(8);
    }
    RunRecord record = new RunStore(folder).find("bench-crossover").record();
    assertThat(record.status()).isEqualTo(RunStatus.DONE);
    assertThat(record.artefacts()).containsKeys("crossover.csv", "crossover.json");
  }

  @Test
  void aBackendWithoutTwoWaysIsRefusedBeforeAnythingIsWritten() {
    CommandResult result = bench("--backend", "reference", "--batch", "1");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("computes every mask in one way").doesNotContain("\tat ");
    assertThat(folder).isEmptyDirectory();
  }

  private CommandResult bench(String... options) {
    String[] all = {"bench", "crossover", "--threads", "1", "--turns", "1", "--turn-seconds", "0"};
    String[] arguments = new String[all.length + options.length];
    System.arraycopy(all, 0, arguments, 0, all.length);
    System.arraycopy(options, 0, arguments, all.length, options.length);
    return CommandResult.of(folder, arguments);
  }
}
