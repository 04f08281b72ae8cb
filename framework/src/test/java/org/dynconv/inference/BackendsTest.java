package org.dynconv.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dynconv.error.UserException;
import org.junit.jupiter.api.Test;

class BackendsTest {
  @Test
  void theReferenceIsAlwaysThere() {
    assertThat(Backends.named("reference").availability().available()).isTrue();
  }

  @Test
  void aMistypedNameGetsASuggestion() {
    assertThatThrownBy(() -> Backends.named("referense"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Did you mean \"reference\"?");
  }

  @Test
  void theBestCanRunHere() {
    MaskedBackend best = Backends.best();

    assertThat(best.availability().available()).isTrue();
    assertThat(Backends.all().stream().filter(b -> b.availability().available()).toList())
        .allSatisfy(b -> assertThat(b.preference()).isLessThanOrEqualTo(best.preference()));
  }
}
