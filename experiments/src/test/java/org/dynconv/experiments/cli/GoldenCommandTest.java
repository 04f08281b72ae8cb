package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.SafetensorsReader;
import org.dynconv.weights.SafetensorsWriter;
import org.dynconv.weights.StateDict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenCommandTest {
  private static final Path CASES = Path.of("../framework/src/test/resources/golden");

  @TempDir Path folder;

  @Test
  void aCaseOfTheAuthorsCodePasses() {
    CommandResult result =
        CommandResult.of("golden", CASES.resolve("resnet8_cifar.safetensors").toString());

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("gradients", "eval masks", "All within their limits.");
  }

  @Test
  void aChangedGradientIsFoundAndNamed() throws IOException {
    StateDict original = SafetensorsReader.read(CASES.resolve("resnet8_cifar.safetensors"));
    Map<String, HostTensor> changed = new LinkedHashMap<>(original.tensors());
    float[] gradient = original.get("grad/layer2.0.conv1.weight").floats();
    gradient[17] += 1;
    changed.put(
        "grad/layer2.0.conv1.weight",
        HostTensor.of(gradient, original.get("grad/layer2.0.conv1.weight").shape()));
    SafetensorsWriter.write(folder.resolve("changed.safetensors"), new StateDict(changed));
    Files.copy(CASES.resolve("resnet8_cifar.json"), folder.resolve("changed.json"));

    CommandResult result =
        CommandResult.of("golden", folder.resolve("changed.safetensors").toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("FAILED in layer2.0.conv1.weight", "OVER THE LIMIT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "reference"})
  void everyBackendEvaluatesAsTheAuthorsCodeDoes(String backend) {
    CommandResult result =
        CommandResult.of(
            "golden",
            "--backend",
            backend,
            CASES.resolve("resnet8_cifar.safetensors").toString(),
            CASES.resolve("mobilenetv2_x025_tiny.safetensors").toString());

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("eval logits", "eval masks", "All within their limits.")
        .doesNotContain("train");
  }

  @Test
  void aChangedLogitIsFoundOnABackend() throws IOException {
    StateDict original = SafetensorsReader.read(CASES.resolve("resnet8_cifar.safetensors"));
    Map<String, HostTensor> changed = new LinkedHashMap<>(original.tensors());
    float[] logits = original.get("eval/logits").floats();
    logits[3] += 0.1f;
    changed.put("eval/logits", HostTensor.of(logits, original.get("eval/logits").shape()));
    SafetensorsWriter.write(folder.resolve("changed.safetensors"), new StateDict(changed));
    Files.copy(CASES.resolve("resnet8_cifar.json"), folder.resolve("changed.json"));

    CommandResult result =
        CommandResult.of(
            "golden", "--backend", "vector", folder.resolve("changed.safetensors").toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("FAILED in logits", "OVER THE LIMIT");
  }

  @Test
  void anUnknownBackendIsRefusedWithTheKnownOnes() {
    CommandResult result =
        CommandResult.of(
            "golden",
            "--backend",
            "vectors",
            CASES.resolve("resnet8_cifar.safetensors").toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("vectors", "Did you mean \"vector\"?")
        .doesNotContain("\tat ");
  }

  @Test
  void aCaseWithoutItsDescriptionIsRefused() throws IOException {
    Files.copy(CASES.resolve("resnet8_cifar.safetensors"), folder.resolve("alone.safetensors"));

    CommandResult result =
        CommandResult.of("golden", folder.resolve("alone.safetensors").toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("alone.json").doesNotContain("\tat ");
  }
}
