package org.dynconv.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private final List<String> known = List.of("budget", "epochs", "batch", "seed");

  @Test
  void findsTheNameBehindASlip() {
    assertThat(Suggestion.nearest("bugdet", known)).contains("budget");
    assertThat(Suggestion.nearest("Epoch", known)).contains("epochs");
  }

  @Test
  void staysSilentWhenNothingIsNear() {
    assertThat(Suggestion.nearest("learning-rate", known)).isEmpty();
    assertThat(Suggestion.didYouMean("learning-rate", known)).isEmpty();
  }
}
