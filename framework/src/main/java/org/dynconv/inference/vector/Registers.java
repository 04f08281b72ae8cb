package org.dynconv.inference.vector;

import java.util.Locale;
import jdk.incubator.vector.FloatVector;

/** How many vector registers the processor has; Java does not say. */
final class Registers {
  /** Whether there are 32, as with AVX-512 and on ARM, and not 16. */
  static final boolean MANY =
      FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 512
          || System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64");

  private Registers() {}
}
