package org.dynconv.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A step that diverges throws; the gradients themselves are the golden cases' business. */
class EveryNetworkTrainsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet20-cifar-a",
        "resnet18@0.25",
        "resnet50@0.25",
        "mobilenetv2@0.25",
        "mobilenetv2-cifar@0.25"
      })
  void denseAndMasked(String name) {
    Architecture dense = Architectures.named(name);

    try (TrainingProbe plain = new TrainingProbe(dense, Optional.empty(), 2, 2);
        TrainingProbe masked =
            new TrainingProbe(dense.withMasks(), Optional.of(LossSettings.ofPaper(0.5)), 2, 2)) {
      assertThat(plain.seconds(2)).isPositive();
      assertThat(masked.seconds(2)).isPositive();
    }
  }
}
