package org.dynconv.experiments.cli;

import org.dynconv.error.UserException;

/** Checks numbers of things that are given as options. */
final class Counts {
  private Counts() {}

  static int atLeastOne(String option, int value) {
    if (value < 1) {
      throw new UserException(option + " must be 1 or more, not " + value + ".");
    }
    return value;
  }
}
