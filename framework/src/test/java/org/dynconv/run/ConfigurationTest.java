package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static Configuration of(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return new Configuration(map);
  }

  @Test
  void hashIsSha256OfTheCanonicalText() {
    // printf '{"a":[1,0.5,null],"b":{"x":"é","y":true}}' | sha256sum
    Configuration configuration =
        of(
            "b",
            new LinkedHashMap<>(Map.of("y", true, "x", "é")),
            "a",
            java.util.Arrays.asList(1, 0.5, null));
    assertThat(configuration.hash())
        .isEqualTo("aaeb3a9e02c453c209aeb69f3c7ef881cced7792788a5e787fa734ad75e7f96c");
  }

  @Test
  void hashDependsNeitherOnOrderNorOnTheKindOfNumber() {
    String hash = of("epochs", 10, "rate", 0.0001).hash();
    assertThat(of("rate", 1e-4, "epochs", 10L).hash()).isEqualTo(hash);
    assertThat(of("rate", 1e-4f, "epochs", 10.0).hash()).isEqualTo(hash);
    assertThat(of("rate", 1e-4, "epochs", 100).hash()).isNotEqualTo(hash);
    assertThat(of("rate", 1e-4, "epochs", "10").hash()).isNotEqualTo(hash);
  }

  @Test
  void keepsTheOrderInWhichSettingsWereGiven() {
    assertThat(of("z", 1, "a", List.of()).values().keySet()).containsExactly("z", "a");
  }
}
