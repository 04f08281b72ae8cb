package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adds up the lanes of many vectors that lie in memory. Two are folded into one: of each, the lanes
 * some distance apart are added up, and the sums of one stand where the other's would. After
 * halving the distance down to 1, every lane is the sum of a vector. {@code reduceLanes} would do
 * one vector at a time, and in another order until the compiler comes: the same image would give
 * other bits a second later. Every distance is written out: one method that takes the mask and the
 * permutation took up to a hundred times as long.
 */
final class LaneSums {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorMask<Float> LATER_8 = later(8);
  private static final VectorMask<Float> LATER_4 = later(4);
  private static final VectorMask<Float> LATER_2 = later(2);
  private static final VectorMask<Float> LATER_1 = later(1);
  private static final VectorShuffle<Float> SWAP_8 = swap(8);
  private static final VectorShuffle<Float> SWAP_4 = swap(4);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_1 = swap(1);

  private LaneSums() {}

  /**
   * Sums up {@code count} vectors.
   *
   * @param vectors one after the other, from {@code from} on; overwritten up to a multiple of the
   *     lanes
   * @param sums takes a float for each, from {@code at} on
   */
  static void run(float[] vectors, int from, int count, float[] sums, int at) {
    int chunks = (count + LANES - 1) / LANES;
    if (LANES >= 16) {
      fold8(vectors, from, chunks);
    }
    if (LANES >= 8) {
      fold421(vectors, from, chunks);
    } else {
      fold2(vectors, from, chunks);
      fold1(vectors, from, chunks);
    }
    System.arraycopy(vectors, from, sums, at, count);
  }

  private static void fold8(float[] vectors, int from, int chunks) {
    for (int i = 0; i < 8 * chunks; i++) {
      int at = from + (i + (i & -8)) * LANES;
      FloatVector a = FloatVector.fromArray(SPECIES, vectors, at);
      FloatVector b = FloatVector.fromArray(SPECIES, vectors, at + 8 * LANES);
      a.blend(b, LATER_8)
          .add(b.blend(a, LATER_8).rearrange(SWAP_8))
          .intoArray(vectors, from + i * LANES);
    }
  }

  /** All distances below 8, of eight vectors at a time: what is between them stays in registers. */
  private static void fold421(float[] vectors, int from, int chunks) {
    for (int i = 0; i < chunks; i++) {
      int at = from + 8 * i * LANES;
      FloatVector a = FloatVector.fromArray(SPECIES, vectors, at);
      FloatVector b = FloatVector.fromArray(SPECIES, vectors, at + 4 * LANES);
      FloatVector ab = a.blend(b, LATER_4).add(b.blend(a, LATER_4).rearrange(SWAP_4));
      FloatVector c = FloatVector.fromArray(SPECIES, vectors, at + 2 * LANES);
      FloatVector d = FloatVector.fromArray(SPECIES, vectors, at + 6 * LANES);
      FloatVector cd = c.blend(d, LATER_4).add(d.blend(c, LATER_4).rearrange(SWAP_4));
      FloatVector even = ab.blend(cd, LATER_2).add(cd.blend(ab, LATER_2).rearrange(SWAP_2));
      FloatVector e = FloatVector.fromArray(SPECIES, vectors, at + LANES);
      FloatVector f = FloatVector.fromArray(SPECIES, vectors, at + 5 * LANES);
      FloatVector ef = e.blend(f, LATER_4).add(f.blend(e, LATER_4).rearrange(SWAP_4));
      FloatVector g = FloatVector.fromArray(SPECIES, vectors, at + 3 * LANES);
      FloatVector h = FloatVector.fromArray(SPECIES, vectors, at + 7 * LANES);
      FloatVector gh = g.blend(h, LATER_4).add(h.blend(g, LATER_4).rearrange(SWAP_4));
      FloatVector odd = ef.blend(gh, LATER_2).add(gh.blend(ef, LATER_2).rearrange(SWAP_2));
      even.blend(odd, LATER_1)
          .add(odd.blend(even, LATER_1).rearrange(SWAP_1))
          .intoArray(vectors, from + i * LANES);
    }
  }

  private static void fold2(float[] vectors, int from, int chunks) {
    for (int i = 0; i < 2 * chunks; i++) {
      int at = from + (i + (i & -2)) * LANES;
      FloatVector a = FloatVector.fromArray(SPECIES, vectors, at);
      FloatVector b = FloatVector.fromArray(SPECIES, vectors, at + 2 * LANES);
      a.blend(b, LATER_2)
          .add(b.blend(a, LATER_2).rearrange(SWAP_2))
          .intoArray(vectors, from + i * LANES);
    }
  }

  private static void fold1(float[] vectors, int from, int chunks) {
    for (int i = 0; i < chunks; i++) {
      int at = from + 2 * i * LANES;
      FloatVector a = FloatVector.fromArray(SPECIES, vectors, at);
      FloatVector b = FloatVector.fromArray(SPECIES, vectors, at + LANES);
      a.blend(b, LATER_1)
          .add(b.blend(a, LATER_1).rearrange(SWAP_1))
          .intoArray(vectors, from + i * LANES);
    }
  }

  /** The lanes whose partner at a distance comes before them. */
  private static VectorMask<Float> later(int distance) {
    boolean[] lanes = new boolean[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      lanes[lane] = (lane & distance) != 0;
    }
    return VectorMask.fromArray(SPECIES, lanes, 0);
  }

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % LANES);
  }
}
