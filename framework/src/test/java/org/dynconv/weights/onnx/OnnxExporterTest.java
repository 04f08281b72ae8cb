package org.dynconv.weights.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.BlockKind;
import org.dynconv.architecture.ImageNetResNet;
import org.dynconv.architecture.MobileNetV2;
import org.dynconv.architecture.Size;
import org.dynconv.error.UserException;
import org.dynconv.testing.SharedFolder;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.ParameterMapping;
import org.dynconv.weights.RandomWeights;
import org.dynconv.weights.SafetensorsReader;
import org.dynconv.weights.StateDict;
import org.dynconv.weights.WeightsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exported models, run in ONNX Runtime, against logits that PyTorch computed. */
class OnnxExporterTest {
  static Stream<Arguments> goldenNetworks() {
    return Stream.of(
        Arguments.of("resnet8_cifar", Architectures.named("resnet8-cifar")),
        Arguments.of("resnet14_cifar_lowbudget", Architectures.named("resnet14-cifar")),
        Arguments.of(
            "bottleneck_imagenet_tiny",
            new ImageNetResNet(
                    BlockKind.BOTTLENECK, List.of(2, 1, 1, 1), 0.25, 10, "bottleneck-tiny")
                .architecture()),
        Arguments.of(
            "mobilenetv2_x025_tiny",
            new MobileNetV2(
                    "mobilenetv2-tiny",
                    Size.square(64),
                    0.25,
                    10,
                    2,
                    List.of(1, 2, 2, 2, 1, 2, 1),
                    false,
                    false)
                .architecture()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldenNetworks")
  void maskedNetworksGiveTheAuthorsLogits(String name, Architecture dense)
      throws IOException, OrtException {
    StateDict golden = golden(name);
    Architecture masked = dense.withMasks();
    StateDict weights = ParameterMapping.to(masked).apply(name, golden.below("weight/")).weights();
    HostTensor input = golden.get("input");

    for (OnnxExporter exporter : exporters()) {
      byte[] model = exporter.export(masked, weights, sizeOf(input));
      assertClose(run(model, input), golden.get("eval/logits").doubles());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldenNetworks")
  void aDenseNetworkIsTheMaskedOneWithEveryMaskOn(String name, Architecture dense)
      throws IOException, OrtException {
    StateDict golden = golden(name);
    Map<String, HostTensor> allOn = new LinkedHashMap<>(golden.below("weight/").tensors());
    allOn.replaceAll(
        (key, tensor) ->
            key.endsWith("masker.maskconv.fc.bias")
                ? HostTensor.of(new float[] {1e6f}, 1)
                : tensor);
    HostTensor input = golden.get("input");
    Size image = sizeOf(input);
    OnnxExporter exporter = OnnxExporter.keepingBatchNorm();
    StateDict weights = new StateDict(allOn);

    assertClose(
        run(exporter.export(dense, weights, image), input),
        run(exporter.export(dense.withMasks(), weights, image), input).doubles());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "resnet20-12fca82f.th,                        resnet20-cifar-a",
    "resnet32-d509ac18.th,                        resnet32-cifar-a",
    "resnet44-014dd654.th,                        resnet44-cifar-a",
    "resnet56-4bfd9763.th,                        resnet56-cifar-a",
    "mobilenetv2-1.0-cifar10.safetensors,         mobilenetv2-cifar-s4",
    "mobilenetv2-1.0-imagenet-tfpad.safetensors,  mobilenetv2-tf",
  })
  void thirdPartyNetworksGivePyTorchsLogits(String file, String name)
      throws IOException, OrtException {
    Architecture architecture = Architectures.named(name);
    StateDict weights =
        ParameterMapping.to(architecture)
            .apply(file, WeightsFile.read(SharedFolder.require("weights/" + file)))
            .weights();
    JsonNode images;
    try (var json = getClass().getResourceAsStream("/onnx/third_party_logits.json")) {
      images = new ObjectMapper().readTree(json).path(file);
    }
    assertThat(images.size()).isEqualTo(2);
    HostTensor input = waves(2, architecture.image());

    for (OnnxExporter exporter : exporters()) {
      HostTensor logits = run(exporter.export(architecture, weights, architecture.image()), input);
      int classes = architecture.classes();
      for (int image = 0; image < 2; image++) {
        double[] expected = numbers(images.get(image));
        float[] actual =
            Arrays.copyOfRange(logits.floats(), image * classes, image * classes + expected.length);
        assertClose(HostTensor.of(actual, actual.length), expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theBatchIsFree(int batch) throws OrtException {
    Architecture architecture = Architectures.named("resnet8-cifar-a");
    StateDict weights = RandomWeights.of(architecture, 1);
    byte[] model =
        OnnxExporter.foldingBatchNorm().export(architecture, weights, architecture.image());

    HostTensor logits = run(model, waves(batch, architecture.image()));
    HostTensor first = run(model, waves(1, architecture.image()));

    assertThat(logits.shape()).containsExactly(batch, 10);
    assertClose(HostTensor.of(Arrays.copyOf(logits.floats(), 10), 10), first.doubles());
  }

  @Test
  void theSameNetworkGivesTheSameBytesHoweverTheyAreWritten() throws IOException {
    Architecture architecture = Architectures.named("mobilenetv2@0.25").withMasks();
    StateDict weights = RandomWeights.of(architecture, 2);

    byte[] once = OnnxExporter.keepingBatchNorm().export(architecture, weights, Size.square(64));
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    OnnxExporter.keepingBatchNorm().export(architecture, weights, Size.square(64), again);

    assertThat(again.toByteArray()).isEqualTo(once);
  }

  @Test
  void aMissingTensorIsNamed() {
    Architecture architecture = Architectures.named("resnet8-cifar");
    Map<String, HostTensor> tensors =
        new LinkedHashMap<>(RandomWeights.of(architecture, 3).tensors());
    tensors.remove("fc.weight");

    assertThatThrownBy(
            () ->
                OnnxExporter.keepingBatchNorm()
                    .export(architecture, new StateDict(tensors), architecture.image()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("fc.weight");
  }

  private static List<OnnxExporter> exporters() {
    return List.of(OnnxExporter.keepingBatchNorm(), OnnxExporter.foldingBatchNorm());
  }

  private static HostTensor run(byte[] model, HostTensor input) throws OrtException {
    try (OnnxSession session = new OnnxSession(model)) {
      return session.logits(input);
    }
  }

  /** Within 1e-4 of the largest logit. */
  private static void assertClose(HostTensor actual, double[] expected) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    double[] values = actual.doubles();
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(values[i] - expected[i]) / largest).as("logit %d", i).isLessThan(1e-4);
    }
  }

  /** The input of the README beside the expected logits. */
  private static HostTensor waves(int batch, Size image) {
    float[] pixels = new float[batch * 3 * image.positions()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.sin((double) i * i * 0.001);
    }
    return HostTensor.of(pixels, batch, 3, image.height(), image.width());
  }

  private static double[] numbers(JsonNode list) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).asDouble();
    }
    return values;
  }

  private static Size sizeOf(HostTensor input) {
    return new Size((int) input.shape()[2], (int) input.shape()[3]);
  }

  private static StateDict golden(String name) throws IOException {
    try (var file =
        OnnxExporterTest.class.getResourceAsStream("/golden/" + name + ".safetensors")) {
      return SafetensorsReader.parse(name, ByteBuffer.wrap(file.readAllBytes()));
    }
  }
}
