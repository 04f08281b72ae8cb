package org.dynconv.experiments.registry;

import java.util.List;

/** A piece of a YAML file that knows its line. */
sealed interface YamlNode {
  /** The line where it begins, counted from 1. */
  int line();

  /**
   * A plain value, as it is written.
   *
   * @param text the value without quotes; null for YAML's null
   * @param line where it begins
   */
  record Scalar(String text, int line) implements YamlNode {}

  /**
   * A list.
   *
   * @param items in their order
   * @param line where it begins
   */
  record Items(List<YamlNode> items, int line) implements YamlNode {}

  /**
   * Keys with values; a key may be there twice.
   *
   * @param fields in their order
   * @param line where it begins
   */
  record Mapping(List<Field> fields, int line) implements YamlNode {}

  /**
   * A key with its value.
   *
   * @param key the key
   * @param value the value
   * @param line of the key
   */
  record Field(String key, YamlNode value, int line) {}
}
