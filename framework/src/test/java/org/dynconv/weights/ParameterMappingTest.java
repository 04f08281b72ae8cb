package org.dynconv.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterMappingTest {
  private static final Architecture RESNET = Architectures.named("resnet8-cifar");
  private static final Architecture MOBILENET = Architectures.named("mobilenetv2@0.25");

  @ParameterizedTest
  @ValueSource(strings = {"resnet8-cifar", "resnet8-cifar-a", "resnet50@0.125", "mobilenetv2@0.25"})
  void ourOwnNamesAreTakenAsTheyAre(String name) {
    Architecture architecture = Architectures.named(name).withMasks();
    StateDict weights = RandomWeights.of(architecture, 1);

    ParameterMapping.Mapped mapped = ParameterMapping.to(architecture).apply("file", weights);

    assertThat(mapped.weights()).isEqualTo(weights);
    assertThat(mapped.untouched()).isEmpty();
  }

  @Test
  void wrapperAndClassifierNamesOfOtherCodeAreTranslated() {
    StateDict weights = RandomWeights.of(RESNET, 2);
    StateDict theirs = renamed(weights, name -> "module." + name.replaceFirst("^fc", "linear"));

    assertThat(ParameterMapping.to(RESNET).apply("file", theirs).weights()).isEqualTo(weights);
  }

  @Test
  void torchvisionsNamesAreThoseOfTheGoldenTable() throws IOException {
    JsonNode table;
    try (var json = getClass().getResourceAsStream("/golden/mobilenetv2_x025_tiny.json")) {
      table = new ObjectMapper().readTree(json).path("architecture").path("torchvision_names");
    }
    StateDict weights = RandomWeights.of(MOBILENET, 3);
    StateDict theirs = TorchvisionNames.of(MOBILENET).rename(weights);

    assertThat(table.size()).isEqualTo(100);
    table
        .properties()
        .forEach(
            layer ->
                assertThat(theirs.get(layer.getValue().asText() + ".weight"))
                    .isSameAs(weights.get(layer.getKey() + ".weight")));
    assertThat(theirs.tensors()).hasSameSizeAs(weights.tensors());
  }

  @Test
  void torchvisionsNamesAreTranslatedBack() {
    StateDict weights = RandomWeights.of(MOBILENET.withMasks(), 4);
    StateDict theirs = TorchvisionNames.of(MOBILENET.withMasks()).rename(weights);

    assertThat(theirs.tensors().keySet()).isNotEqualTo(weights.tensors().keySet());
    assertThat(ParameterMapping.to(MOBILENET.withMasks()).apply("file", theirs).weights())
        .isEqualTo(weights);
  }

  @Test
  void aMissingBatchCountIsZeroAndOtherPrecisionsBecomeSingle() {
    Map<String, HostTensor> tensors = new LinkedHashMap<>(RandomWeights.of(RESNET, 5).tensors());
    tensors.remove("bn1.num_batches_tracked");
    tensors.put(
        "fc.bias",
        new HostTensor(ElementType.BF16, new long[] {10}, java.nio.ByteBuffer.allocate(20)));

    StateDict mapped = ParameterMapping.to(RESNET).apply("file", new StateDict(tensors)).weights();

    assertThat(mapped.get("bn1.num_batches_tracked")).isEqualTo(HostTensor.of(new long[] {0}));
    assertThat(mapped.get("fc.bias")).isEqualTo(HostTensor.of(new float[10], 10));
  }

  @Test
  void everyMismatchIsListedAtOnce() {
    Map<String, HostTensor> tensors = new LinkedHashMap<>(RandomWeights.of(RESNET, 6).tensors());
    tensors.remove("conv1.weight");
    tensors.remove("layer3.0.bn2.running_var");
    tensors.put("layer4.0.conv1.weight", HostTensor.of(new float[1], 1));
    tensors.put("fc.weight", HostTensor.of(new float[6400], 100, 64));
    tensors.put("bn1.weight", HostTensor.of(new long[16], 16));

    assertThatThrownBy(() -> ParameterMapping.to(RESNET).apply("my.pt", new StateDict(tensors)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("my.pt does not fit resnet8-cifar")
        .hasMessageContaining("missing (2):")
        .hasMessageContaining("conv1.weight\n    layer3.0.bn2.running_var")
        .hasMessageContaining("unexpected (1):\n    layer4.0.conv1.weight")
        .hasMessageContaining("wrong shape or type (2):")
        .hasMessageContaining("fc.weight is F32[100, 64], expected F32[10, 64]")
        .hasMessageContaining("bn1.weight is I64[16], expected F32[16]");
  }

  @Test
  void aLongListOfMismatchesIsCutAndCountedAndTheRightNetworkNamed() {
    StateDict weights = RandomWeights.of(Architectures.named("resnet20-cifar"), 7);

    assertThatThrownBy(() -> ParameterMapping.to(RESNET).apply("my.pt", weights))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("unexpected (72):")
        .hasMessageContaining("and 52 more")
        .hasMessageContaining("The file fits resnet20-cifar.");
  }

  @Test
  void twoNamesThatBecomeOneAreRefused() {
    Map<String, HostTensor> tensors = new LinkedHashMap<>(RandomWeights.of(RESNET, 8).tensors());
    tensors.put("module.fc.bias", tensors.get("fc.bias"));

    assertThatThrownBy(() -> ParameterMapping.to(RESNET).apply("my.pt", new StateDict(tensors)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("two tensors are both \"fc.bias\"");
  }

  @Test
  void aDenseFileStartsAMaskedNetworkOnlyWhereAllowed() {
    StateDict dense = RandomWeights.of(RESNET, 9);
    ParameterMapping strict = ParameterMapping.to(RESNET.withMasks());

    assertThatThrownBy(() -> strict.apply("dense.pt", dense))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("resnet8-cifar with mask units")
        .hasMessageContaining("missing (12)");
    ParameterMapping.Mapped mapped = strict.allowingMissingMaskUnits().apply("dense.pt", dense);
    assertThat(mapped.weights().tensors()).isEqualTo(dense.tensors());
    assertThat(mapped.untouched())
        .hasSize(12)
        .contains("layer1.0.masker.maskconv.conv.weight", "layer3.0.masker.maskconv.fc.bias");
  }

  @Test
  void otherTensorsStayNeededWhereMaskUnitsMayMiss() {
    Map<String, HostTensor> tensors = new LinkedHashMap<>(RandomWeights.of(RESNET, 10).tensors());
    tensors.remove("layer1.0.conv1.weight");

    assertThatThrownBy(
            () ->
                ParameterMapping.to(RESNET.withMasks())
                    .allowingMissingMaskUnits()
                    .apply("dense.pt", new StateDict(tensors)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("missing (1):\n    layer1.0.conv1.weight");
  }

  @Test
  void aBatchNormThatDoesSomethingIsOnlyFoldedOnRequest() {
    StateDict weights = RandomWeights.of(MOBILENET, 11);
    Architecture folded = BatchNormFolding.fold(MOBILENET);

    assertThatThrownBy(() -> ParameterMapping.to(folded).apply("file.pt", weights))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("features.0.1")
        .hasMessageContaining("--fold");
    assertThat(ParameterMapping.to(folded).foldingBatchNorm().apply("file.pt", weights).weights())
        .isEqualTo(BatchNormFolding.fold(MOBILENET, weights));
  }

  @Test
  void aBatchNormThatOnlyAddsABiasIsTakenToTheBit() {
    Architecture folded = BatchNormFolding.fold(RESNET);
    StateDict biases = RandomWeights.of(folded, 12);
    Map<String, HostTensor> inPlace = new LinkedHashMap<>();
    RESNET
        .convolutions()
        .forEach(
            convolution -> {
              String norm = convolution.batchNorm().orElseThrow();
              int channels = convolution.outChannels();
              float[] one = new float[channels];
              java.util.Arrays.fill(one, 1);
              float[] variance = new float[channels];
              java.util.Arrays.fill(variance, 0.99999f);
              String name = convolution.name();
              inPlace.put(name + ".weight", biases.get(name + ".weight"));
              inPlace.put(norm + ".weight", HostTensor.of(one, channels));
              inPlace.put(norm + ".bias", biases.get(name + ".bias"));
              inPlace.put(norm + ".running_mean", HostTensor.of(new float[channels], channels));
              inPlace.put(norm + ".running_var", HostTensor.of(variance, channels));
            });
    List.of("fc.weight", "fc.bias").forEach(name -> inPlace.put(name, biases.get(name)));

    ParameterMapping mapping = ParameterMapping.to(folded);
    assertThat(mapping.apply("file", new StateDict(inPlace)).weights()).isEqualTo(biases);
    assertThat(mapping.foldingBatchNorm().apply("file", new StateDict(inPlace)).weights())
        .isEqualTo(biases);
  }

  private static StateDict renamed(StateDict weights, UnaryOperator<String> name) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    weights.tensors().forEach((key, tensor) -> tensors.put(name.apply(key), tensor));
    return new StateDict(tensors);
  }
}
