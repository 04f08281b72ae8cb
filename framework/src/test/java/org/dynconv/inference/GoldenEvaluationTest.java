package org.dynconv.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dynconv.golden.Comparison;
import org.dynconv.golden.GoldenCase;
import org.dynconv.golden.GoldenCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every backend that can run here, against the passes recorded from the authors' code. */
class GoldenEvaluationTest {
  static Stream<Arguments> casesOnBackends() {
    return Backends.all().stream()
        .filter(backend -> backend.availability().available())
        .flatMap(
            backend ->
                Stream.of(
                        "resnet8_cifar",
                        "resnet14_cifar_lowbudget",
                        "bottleneck_imagenet_tiny",
                        "mobilenetv2_x025_tiny")
                    .map(name -> Arguments.of(backend.name(), name)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("casesOnBackends")
  void agreesWithTheAuthorsCode(String backend, String name) throws URISyntaxException {
    GoldenCase golden =
        GoldenCase.read(
            Path.of(getClass().getResource("/golden/" + name + ".safetensors").toURI()));
    Plan plan =
        Lowering.lower(
            golden.architecture(),
            golden.tensors().below("weight/"),
            golden.architecture().image());

    List<Comparison> comparisons =
        GoldenCheck.evaluation(
            golden,
            EvaluationPass.run(
                Backends.named(backend),
                plan,
                golden.tensors().get("input"),
                CompileOptions.defaults()));

    assertThat(comparisons)
        .extracting(Comparison::kind)
        .contains("eval logits", "eval mask logits", "eval masks", "eval MACs");
    assertThat(comparisons).allSatisfy(c -> assertThat(c.tensors()).as(c.kind()).isPositive());
    assertThat(comparisons).filteredOn(c -> !c.passed()).isEmpty();
  }
}
