package org.dynconv.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.Size;
import org.dynconv.weights.ParameterNames;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every published network against the counts of the authors' counter, layer by layer. */
class DenseMacsTest {
  @TestFactory
  Stream<DynamicTest> denseCountsEqualTheAuthorsCounterToTheUnit() throws IOException {
    JsonNode networks;
    try (InputStream file = getClass().getResourceAsStream("/golden/dense_macs.json")) {
      networks = new ObjectMapper().readTree(file).path("networks");
    }
    assertThat(networks.size()).isGreaterThanOrEqualTo(14);
    return networks.properties().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
  }

  private static void check(String key, JsonNode expected) {
    Architecture architecture = Architectures.named(commandLineName(key));
    Size image =
        new Size(expected.path("input").get(1).asInt(), expected.path("input").get(2).asInt());
    NetworkCost cost = new CostModel(architecture, image).full();

    Map<String, Long> byLayer =
        cost.layers().stream()
            .filter(layer -> layer.kind() != LayerCost.Kind.LINEAR)
            .collect(Collectors.toMap(LayerCost::layer, LayerCost::macs));
    Map<String, Long> expectedByLayer = new LinkedHashMap<>();
    expected
        .path("conv_macs_by_layer")
        .properties()
        .forEach(layer -> expectedByLayer.put(layer.getKey(), layer.getValue().asLong()));

    assertThat(byLayer).containsExactlyInAnyOrderEntriesOf(expectedByLayer);
    assertThat(cost.convolutions()).isEqualTo(expected.path("conv_macs").asLong());
    assertThat(cost.conditional()).isZero();
    assertThat(cost.linear()).isEqualTo(expected.path("linear_macs").asLong());
    assertThat(ParameterNames.of(architecture).parameterCount())
        .isEqualTo(expected.path("parameters").asLong());
  }

  /** {@code resnet8_cifar} and {@code mobilenetv2_0.5_imagenet} as a user types them. */
  private static String commandLineName(String key) {
    if (key.startsWith("mobilenetv2_")) {
      String[] parts = key.split("_");
      String base = parts[2].equals("cifar") ? "mobilenetv2-cifar" : "mobilenetv2";
      return parts[1].equals("1.0") ? base : base + "@" + parts[1];
    }
    return key.endsWith("_imagenet") ? key.replace("_imagenet", "") : key.replace('_', '-');
  }
}
