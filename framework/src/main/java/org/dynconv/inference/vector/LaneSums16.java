package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adds up each of sixteen vectors of sixteen floats across its lanes. Two vectors become one of
 * their pairwise sums, four times over: lane {@code i} of the result is the total of vector {@code
 * i}.
 */
final class LaneSums16 {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;
  private static final VectorMask<Float> ODD1 = odd(1);
  private static final VectorMask<Float> ODD2 = odd(2);
  private static final VectorMask<Float> ODD4 = odd(4);
  private static final VectorMask<Float> ODD8 = odd(8);
  private static final VectorShuffle<Float> SWAP1 = swap(1);
  private static final VectorShuffle<Float> SWAP2 = swap(2);
  private static final VectorShuffle<Float> SWAP4 = swap(4);
  private static final VectorShuffle<Float> SWAP8 = swap(8);

  private LaneSums16() {}

  /**
   * Adds, and writes {@code constant} plus the totals.
   *
   * @param rows {@code [16, 16]} from {@code first} on
   * @param totals takes sixteen from {@code at} on
   */
  static void run(float[] rows, int first, float constant, float[] totals, int at) {
    join(eight(rows, first), eight(rows, first + 128), ODD8, SWAP8)
        .add(constant)
        .intoArray(totals, at);
  }

  private static FloatVector eight(float[] rows, int at) {
    return join(four(rows, at), four(rows, at + 64), ODD4, SWAP4);
  }

  private static FloatVector four(float[] rows, int at) {
    return join(two(rows, at), two(rows, at + 32), ODD2, SWAP2);
  }

  private static FloatVector two(float[] rows, int at) {
    return join(
        FloatVector.fromArray(SPECIES, rows, at),
        FloatVector.fromArray(SPECIES, rows, at + 16),
        ODD1,
        SWAP1);
  }

  /** Sums of lanes at a distance: those of {@code a} in even places, of {@code b} in odd ones. */
  private static FloatVector join(
      FloatVector a, FloatVector b, VectorMask<Float> odd, VectorShuffle<Float> swap) {
    return a.blend(b, odd).add(b.blend(a, odd).rearrange(swap));
  }

  private static VectorMask<Float> odd(int distance) {
    boolean[] lanes = new boolean[16];
    for (int lane = 0; lane < 16; lane++) {
      lanes[lane] = (lane & distance) != 0;
    }
    return VectorMask.fromArray(SPECIES, lanes, 0);
  }

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> lane ^ distance);
  }
}
