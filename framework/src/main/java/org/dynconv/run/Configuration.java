package org.dynconv.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run's resolved configuration: keys in the order they are shown, values of JSON's kinds (text,
 * number, truth value, null, list, map).
 *
 * @param values the settings by key; kept in this order
 */
public record Configuration(@JsonValue Map<String, Object> values) {
  /**
   * Copies the settings.
   *
   * @param values the settings by key
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Configuration {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The identity of what is to be computed: SHA-256 of the canonical JSON, in which keys are sorted
   * at every level, nothing is spaced, and equal numbers are written equally (1, 1.0 and 1e0 are
   * one). Neither the order of the settings nor a round trip through a file changes it.
   *
   * @return 64 lower-case hexadecimal digits
   */
  public String hash() {
    return Sha256.of(RunJson.line(canonical(values)).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * One setting as it is typed: text without quotes, list items with commas between them, equal
   * numbers written equally.
   *
   * @param key the setting's key
   * @return the value, or nothing when the setting is not there or null
   */
  public Optional<String> text(String key) {
    return words(key).map(words -> String.join(",", words));
  }

  /**
   * The words of one setting as they are typed: one of a single value, one for each item of a list.
   *
   * @param key the setting's key
   * @return the words, or nothing when the setting is not there or null
   */
  public Optional<List<String>> words(String key) {
    return switch (values.get(key)) {
      case null -> Optional.empty();
      case Collection<?> list ->
          Optional.of(list.stream().map(item -> typed(canonical(item))).toList());
      case Object value -> Optional.of(List.of(typed(canonical(value))));
    };
  }

  private static String typed(Object canonical) {
    return switch (canonical) {
      case String text -> text;
      case BigDecimal number -> number.toPlainString();
      default -> RunJson.line(canonical);
    };
  }

  private static Object canonical(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> sorted.put(String.valueOf(key), canonical(item)));
        yield sorted;
      }
      case Collection<?> list -> list.stream().map(Configuration::canonical).toList();
      case Double number -> canonicalNumber(number.toString(), Double.isFinite(number));
      case Float number -> canonicalNumber(number.toString(), Float.isFinite(number));
      case Number number -> canonicalNumber(number.toString(), true);
      case Enum<?> constant -> constant.name();
      case null -> null;
      default -> value;
    };
  }

  private static Object canonicalNumber(String text, boolean finite) {
    if (!finite) {
      return text;
    }
    BigDecimal exact = new BigDecimal(text).stripTrailingZeros();
    // A positive scale keeps JSON from choosing an exponent for whole numbers.
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
