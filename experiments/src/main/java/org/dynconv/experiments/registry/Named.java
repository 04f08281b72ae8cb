package org.dynconv.experiments.registry;

import java.util.Locale;

/** A choice that is written by name in YAML files and on the command line. */
public interface Named {
  /**
   * The constant's Java name.
   *
   * @return the name
   */
  String name();

  /**
   * How the choice is written: lower case, with hyphens.
   *
   * @return the written name
   */
  default String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
