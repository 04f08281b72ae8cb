package org.dynconv.architecture;

/** What follows a batch norm or the addition of a residual block. */
public enum Activation {
  /** Nothing. */
  NONE,
  /** {@code max(0, x)}. */
  RELU,
  /** {@code min(max(0, x), 6)}. */
  RELU6
}
