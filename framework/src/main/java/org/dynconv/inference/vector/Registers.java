package org.dynconv.inference.vector;

import java.util.Locale;
import jdk.incubator.vector.FloatVector;

/** How many vector registers the processor has; Java does not say. */
final class Registers {
  /** Whether there are 32, as with AVX-512 and on ARM, and not 16. */
  static final boolean MANY =
      FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 512
          || System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64");

  /**
   * Whether vectors of 512 bits go through the processor in halves, so that half of them takes half
   * the time. Where that is so, an input that is spread over 512 bits takes time of its own, and
   * one over 256 bits does not (measured on AMD Zen 4, whose family this is; Zen 5 has another).
   */
  static final boolean HALVING =
      FloatVector.SPECIES_PREFERRED.vectorBitSize() == 512
          && Boolean.parseBoolean(
              System.getProperty("dynconv.halves", Boolean.toString(Processor.halves())));

  /**
   * Adjacent rows whose sums with two vectors of columns fill the registers, with room for what is
   * multiplied: what a usual micro-kernel takes.
   */
  static final int ROWS = MANY ? 8 : 6;

  private Registers() {}
}
