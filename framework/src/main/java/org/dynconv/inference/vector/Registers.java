package org.dynconv.inference.vector;

import java.util.Locale;

/** How many vector registers the processor has; Java does not say. */
final class Registers {
  private Registers() {}

  /** Whether there are 32: with AVX-512 and on ARM. */
  static boolean many(int vectorBits) {
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return vectorBits >= 512 || architecture.equals("aarch64");
  }
}
