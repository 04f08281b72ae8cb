package org.dynconv.experiments.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The value of every setting of one experiment, and where each came from. */
public final class ResolvedSettings {
  private final Map<Setting<?>, Object> values;
  private final Map<Setting<?>, Origin> origins;

  ResolvedSettings(Map<Setting<?>, Object> values, Map<Setting<?>, Origin> origins) {
    this.values = Map.copyOf(values);
    this.origins = Map.copyOf(origins);
  }

  /** The value of a setting that has a default. */
  <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow();
  }

  /** The value of a setting, or nothing when it is not set and has no default. */
  <T> Optional<T> find(Setting<T> setting) {
    Object value = values.get(setting);
    @SuppressWarnings("unchecked") // Each value was parsed by its own setting's type.
    T typed = (T) value;
    return value == null ? setting.defaultValue() : Optional.of(typed);
  }

  /**
   * Where a setting's value came from.
   *
   * @param setting the setting
   * @return a line of a file, the command line, or the default
   */
  public Origin origin(Setting<?> setting) {
    return origins.getOrDefault(setting, new Origin.Catalogue());
  }

  /**
   * What the experiment does.
   *
   * @return training where nothing else is said
   */
  public Kind kind() {
    return find(Settings.KIND).orElse(Kind.TRAINING);
  }

  /**
   * Every setting of the experiment's kind that has a value, as JSON's kinds.
   *
   * @return by key, in the catalogue's order
   */
  public Map<String, Object> canonical() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Setting<?> setting : Settings.of(kind())) {
      canonical(setting).ifPresent(value -> map.put(setting.key(), value));
    }
    return Collections.unmodifiableMap(map);
  }

  /**
   * One setting's value as one of JSON's kinds.
   *
   * @param <T> the type of its value
   * @param setting the setting
   * @return the value, or nothing when it is not set
   */
  public <T> Optional<Object> canonical(Setting<T> setting) {
    return find(setting).map(setting.type()::canonical);
  }
}
