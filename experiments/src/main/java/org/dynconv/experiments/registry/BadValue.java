package org.dynconv.experiments.registry;

/** A value that its setting cannot have; the message says what was expected. */
final class BadValue extends Exception {
  private static final long serialVersionUID = 1L;

  BadValue(String message) {
    super(message);
  }
}
