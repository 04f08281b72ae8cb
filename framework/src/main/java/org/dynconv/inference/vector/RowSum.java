package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adds up one vector of channels over a row of positions; four sums hide the additions' latency.
 */
final class RowSum {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private RowSum() {}

  /** Adds up into {@code sums[to…]}. */
  static void run(float[] in, int first, int positions, int pitch, float[] sums, int to) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = FloatVector.zero(SPECIES);
    FloatVector c = FloatVector.zero(SPECIES);
    FloatVector d = FloatVector.zero(SPECIES);
    int p = 0;
    int at = first;
    for (; p + 4 <= positions; p += 4, at += 4 * pitch) {
      a = a.add(FloatVector.fromArray(SPECIES, in, at));
      b = b.add(FloatVector.fromArray(SPECIES, in, at + pitch));
      c = c.add(FloatVector.fromArray(SPECIES, in, at + 2 * pitch));
      d = d.add(FloatVector.fromArray(SPECIES, in, at + 3 * pitch));
    }
    for (; p < positions; p++, at += pitch) {
      a = a.add(FloatVector.fromArray(SPECIES, in, at));
    }
    a.add(b).add(c.add(d)).intoArray(sums, to);
  }
}
