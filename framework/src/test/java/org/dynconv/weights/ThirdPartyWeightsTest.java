package org.dynconv.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.testing.SharedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that other people trained: tensor counts and parameters as their README states them. */
class ThirdPartyWeightsTest {
  @ParameterizedTest
  @CsvSource({
    "resnet20-12fca82f.th,                         resnet20-cifar-a,      97,  269722",
    "resnet32-d509ac18.th,                         resnet32-cifar-a,     157,  464154",
    "resnet44-014dd654.th,                         resnet44-cifar-a,     217,  658586",
    "resnet56-4bfd9763.th,                         resnet56-cifar-a,     277,  853018",
    "mobilenetv2-1.0-cifar10.safetensors,          mobilenetv2-cifar-s4, 314, 2236682",
  })
  void everyTensorFindsItsPlace(String file, String name, int tensors, long parameters) {
    StateDict weights = WeightsFile.read(weights(file));
    Architecture architecture = Architectures.named(name);
    ParameterMapping.Mapped mapped = ParameterMapping.to(architecture).apply(file, weights);

    assertThat(weights.tensors()).hasSize(tensors);
    assertThat(parametersOf(architecture, mapped.weights())).isEqualTo(parameters);
    assertThat(mapped.untouched()).isEmpty();
  }

  @Test
  void aFileWithBiasesInTheBatchNormsPlaceFitsTheFoldedNetwork() {
    String file = "mobilenetv2-1.0-imagenet-tfpad.safetensors";
    StateDict weights = WeightsFile.read(weights(file));
    Architecture architecture = Architectures.named("mobilenetv2-tf");
    StateDict mapped = ParameterMapping.to(architecture).apply(file, weights).weights();

    assertThat(weights.tensors()).hasSize(262);
    // 17,056 filters: their batch norms' weights are parameters of the file, but not of a network
    // that has none.
    assertThat(parametersOf(architecture, mapped)).isEqualTo(3504872 - 17056);
    assertThat(mapped.get("features.2.conv.3.weight"))
        .isEqualTo(weights.get("features.2.conv.1.0.weight"));
    assertThat(mapped.get("features.2.conv.3.bias"))
        .isEqualTo(weights.get("features.2.conv.1.1.bias"));
  }

  @Test
  void legacyFilesAreReadToTheLastBit() {
    StateDict weights = WeightsFile.read(weights("resnet20-12fca82f.th"));

    assertThat(weights.tensors().keySet())
        .startsWith("module.conv1.weight", "module.bn1.weight")
        .endsWith("module.linear.weight", "module.linear.bias");
    assertThat(weights.get("module.layer3.2.conv2.weight").shape())
        .isEqualTo(new long[] {64, 64, 3, 3});
    // Printed by PyTorch.
    assertThat(weights.get("module.linear.bias").floats())
        .containsExactly(
            0.19355906546115875f,
            -0.3431008756160736f,
            0.11120541393756866f,
            0.32253673672676086f,
            0.14396445453166962f,
            -0.180976003408432f,
            0.16311383247375488f,
            -0.16210909187793732f,
            0.02210032008588314f,
            -0.27025941014289856f);
  }

  private static long parametersOf(Architecture architecture, StateDict weights) {
    List<ParameterNames.Entry> entries = ParameterNames.of(architecture).tensors();
    return entries.stream()
        .filter(entry -> entry.role() == ParameterNames.Role.PARAMETER)
        .mapToLong(entry -> weights.get(entry.name()).size())
        .sum();
  }

  private static Path weights(String file) {
    return SharedFolder.require("weights/" + file);
  }
}
