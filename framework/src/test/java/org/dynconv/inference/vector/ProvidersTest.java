package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dynconv.error.UserException;
import org.dynconv.inference.Availability;
import org.junit.jupiter.api.Test;

class ProvidersTest {
  @Test
  void vectorsAreTheUsualChoice() {
    assertThat(Providers.find("auto", () -> true).description()).contains("vectors of");
  }

  @Test
  void withoutTheModuleTheUsualChoiceIsPlainLoops() {
    assertThat(Providers.find("auto", () -> false).description()).contains("plain loops");
  }

  @Test
  void forcedVectorsThatAreMissingFail() {
    assertThatThrownBy(() -> Providers.find("vector", () -> false))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--add-modules=jdk.incubator.vector");
  }

  @Test
  void aBackendWhoseForcedVectorsAreMissingSaysWhy() {
    Availability availability =
        new VectorBackend(() -> Providers.find("vector", () -> false)).availability();

    assertThat(availability.available()).isFalse();
    assertThat(availability.reason()).contains("jdk.incubator.vector");
  }

  @Test
  void anUnknownChoiceIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Providers.find("simd", () -> true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("simd")
        .hasMessageContaining("auto, vector or scalar");
  }
}
