package org.dynconv.experiments.registry;

import java.util.List;

/**
 * A setting with the values that a sweep gives it, one after the other.
 *
 * @param key the setting's key
 * @param values each as it would be typed behind the equals sign
 */
public record Axis(String key, List<String> values) {
  /** Copies the values. */
  public Axis {
    values = List.copyOf(values);
  }
}
