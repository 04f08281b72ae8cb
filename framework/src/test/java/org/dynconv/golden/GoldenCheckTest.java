package org.dynconv.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet8_cifar",
        "resnet14_cifar_lowbudget",
        "bottleneck_imagenet_tiny",
        "mobilenetv2_x025_tiny"
      })
  void bothPassesAgreeWithTheAuthorsCode(String name) throws URISyntaxException {
    GoldenCase golden =
        GoldenCase.read(
            Path.of(getClass().getResource("/golden/" + name + ".safetensors").toURI()));

    List<Comparison> comparisons = GoldenCheck.run(golden);

    assertThat(comparisons).extracting(Comparison::kind).contains("gradients", "eval masks");
    assertThat(comparisons).allSatisfy(c -> assertThat(c.tensors()).as(c.kind()).isPositive());
    assertThat(comparisons).filteredOn(c -> !c.passed()).isEmpty();
  }
}
