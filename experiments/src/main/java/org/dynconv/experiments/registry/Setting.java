package org.dynconv.experiments.registry;

import java.util.Optional;

/**
 * One thing that an experiment can set.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {
  private final String key;
  private final ValueType<T> type;
  private final Optional<T> defaultValue;
  private final String description;

  Setting(String key, ValueType<T> type, Optional<T> defaultValue, String description) {
    this.key = key;
    this.type = type;
    this.defaultValue = defaultValue;
    this.description = description;
  }

  /**
   * The name by which files and the command line set it.
   *
   * @return the key
   */
  public String key() {
    return key;
  }

  /**
   * What a value may be.
   *
   * @return a phrase such as "a whole number, 1 or more"
   */
  public String expected() {
    return type.expected();
  }

  /**
   * Whether its value is a list.
   *
   * @return true if it takes several items
   */
  public boolean list() {
    return type.list();
  }

  /**
   * What it is when nothing sets it.
   *
   * @return the value as one of JSON's kinds; empty when it is then not set at all
   */
  public Optional<Object> defaultAsJson() {
    return defaultValue.map(type::canonical);
  }

  /**
   * What it means.
   *
   * @return one line
   */
  public String description() {
    return description;
  }

  ValueType<T> type() {
    return type;
  }

  Optional<T> defaultValue() {
    return defaultValue;
  }

  @Override
  public String toString() {
    return key;
  }
}
