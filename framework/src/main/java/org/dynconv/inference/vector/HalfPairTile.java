package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link PairTile} with vectors of half the length, for processors of {@link Registers#HALVING}:
 * four pairs of neighbouring positions by two times eight output channels. Sums are added up in the
 * same order.
 */
final class HalfPairTile {
  /** Positions: twice the pairs. */
  static final int ROWS = 8;

  private static final VectorSpecies<Float> HALF = FloatVector.SPECIES_256;
  private static final int LANES = 8;
  private static final int SIDE = 16;

  private HalfPairTile() {}

  /** Multiplies the list's pairs from {@code row} on, into {@code sums[at…]}. */
  static void run(Product product, float[] in, int[] cells, int row, float[] sums, int at) {
    float[] weights = product.weights;
    int weight = product.panelStart(0);
    int a0 = cells[row + 0] * SIDE + product.origin;
    int a1 = cells[row + 2] * SIDE + product.origin;
    int a2 = cells[row + 4] * SIDE + product.origin;
    int a3 = cells[row + 6] * SIDE + product.origin;
    FloatVector l0 = FloatVector.zero(HALF);
    FloatVector m0 = FloatVector.zero(HALF);
    FloatVector r0 = FloatVector.zero(HALF);
    FloatVector s0 = FloatVector.zero(HALF);
    FloatVector l1 = FloatVector.zero(HALF);
    FloatVector m1 = FloatVector.zero(HALF);
    FloatVector r1 = FloatVector.zero(HALF);
    FloatVector s1 = FloatVector.zero(HALF);
    FloatVector l2 = FloatVector.zero(HALF);
    FloatVector m2 = FloatVector.zero(HALF);
    FloatVector r2 = FloatVector.zero(HALF);
    FloatVector s2 = FloatVector.zero(HALF);
    FloatVector l3 = FloatVector.zero(HALF);
    FloatVector m3 = FloatVector.zero(HALF);
    FloatVector r3 = FloatVector.zero(HALF);
    FloatVector s3 = FloatVector.zero(HALF);
    for (int run = 0; run < 3; run++) {
      for (int k = 0; k < SIDE; k++) {
        FloatVector ul = FloatVector.fromArray(HALF, weights, weight);
        FloatVector ur = FloatVector.fromArray(HALF, weights, weight + LANES);
        FloatVector vl = FloatVector.fromArray(HALF, weights, weight + SIDE * SIDE);
        FloatVector vr = FloatVector.fromArray(HALF, weights, weight + SIDE * SIDE + LANES);
        FloatVector wl = FloatVector.fromArray(HALF, weights, weight + 2 * SIDE * SIDE);
        FloatVector wr = FloatVector.fromArray(HALF, weights, weight + 2 * SIDE * SIDE + LANES);
        FloatVector x;
        x = FloatVector.broadcast(HALF, in[a0 + k]);
        l0 = x.lanewise(VectorOperators.FMA, ul, l0);
        m0 = x.lanewise(VectorOperators.FMA, ur, m0);
        x = FloatVector.broadcast(HALF, in[a0 + k + SIDE]);
        l0 = x.lanewise(VectorOperators.FMA, vl, l0);
        m0 = x.lanewise(VectorOperators.FMA, vr, m0);
        r0 = x.lanewise(VectorOperators.FMA, ul, r0);
        s0 = x.lanewise(VectorOperators.FMA, ur, s0);
        x = FloatVector.broadcast(HALF, in[a0 + k + 2 * SIDE]);
        l0 = x.lanewise(VectorOperators.FMA, wl, l0);
        m0 = x.lanewise(VectorOperators.FMA, wr, m0);
        r0 = x.lanewise(VectorOperators.FMA, vl, r0);
        s0 = x.lanewise(VectorOperators.FMA, vr, s0);
        x = FloatVector.broadcast(HALF, in[a0 + k + 3 * SIDE]);
        r0 = x.lanewise(VectorOperators.FMA, wl, r0);
        s0 = x.lanewise(VectorOperators.FMA, wr, s0);
        x = FloatVector.broadcast(HALF, in[a1 + k]);
        l1 = x.lanewise(VectorOperators.FMA, ul, l1);
        m1 = x.lanewise(VectorOperators.FMA, ur, m1);
        x = FloatVector.broadcast(HALF, in[a1 + k + SIDE]);
        l1 = x.lanewise(VectorOperators.FMA, vl, l1);
        m1 = x.lanewise(VectorOperators.FMA, vr, m1);
        r1 = x.lanewise(VectorOperators.FMA, ul, r1);
        s1 = x.lanewise(VectorOperators.FMA, ur, s1);
        x = FloatVector.broadcast(HALF, in[a1 + k + 2 * SIDE]);
        l1 = x.lanewise(VectorOperators.FMA, wl, l1);
        m1 = x.lanewise(VectorOperators.FMA, wr, m1);
        r1 = x.lanewise(VectorOperators.FMA, vl, r1);
        s1 = x.lanewise(VectorOperators.FMA, vr, s1);
        x = FloatVector.broadcast(HALF, in[a1 + k + 3 * SIDE]);
        r1 = x.lanewise(VectorOperators.FMA, wl, r1);
        s1 = x.lanewise(VectorOperators.FMA, wr, s1);
        x = FloatVector.broadcast(HALF, in[a2 + k]);
        l2 = x.lanewise(VectorOperators.FMA, ul, l2);
        m2 = x.lanewise(VectorOperators.FMA, ur, m2);
        x = FloatVector.broadcast(HALF, in[a2 + k + SIDE]);
        l2 = x.lanewise(VectorOperators.FMA, vl, l2);
        m2 = x.lanewise(VectorOperators.FMA, vr, m2);
        r2 = x.lanewise(VectorOperators.FMA, ul, r2);
        s2 = x.lanewise(VectorOperators.FMA, ur, s2);
        x = FloatVector.broadcast(HALF, in[a2 + k + 2 * SIDE]);
        l2 = x.lanewise(VectorOperators.FMA, wl, l2);
        m2 = x.lanewise(VectorOperators.FMA, wr, m2);
        r2 = x.lanewise(VectorOperators.FMA, vl, r2);
        s2 = x.lanewise(VectorOperators.FMA, vr, s2);
        x = FloatVector.broadcast(HALF, in[a2 + k + 3 * SIDE]);
        r2 = x.lanewise(VectorOperators.FMA, wl, r2);
        s2 = x.lanewise(VectorOperators.FMA, wr, s2);
        x = FloatVector.broadcast(HALF, in[a3 + k]);
        l3 = x.lanewise(VectorOperators.FMA, ul, l3);
        m3 = x.lanewise(VectorOperators.FMA, ur, m3);
        x = FloatVector.broadcast(HALF, in[a3 + k + SIDE]);
        l3 = x.lanewise(VectorOperators.FMA, vl, l3);
        m3 = x.lanewise(VectorOperators.FMA, vr, m3);
        r3 = x.lanewise(VectorOperators.FMA, ul, r3);
        s3 = x.lanewise(VectorOperators.FMA, ur, s3);
        x = FloatVector.broadcast(HALF, in[a3 + k + 2 * SIDE]);
        l3 = x.lanewise(VectorOperators.FMA, wl, l3);
        m3 = x.lanewise(VectorOperators.FMA, wr, m3);
        r3 = x.lanewise(VectorOperators.FMA, vl, r3);
        s3 = x.lanewise(VectorOperators.FMA, vr, s3);
        x = FloatVector.broadcast(HALF, in[a3 + k + 3 * SIDE]);
        r3 = x.lanewise(VectorOperators.FMA, wl, r3);
        s3 = x.lanewise(VectorOperators.FMA, wr, s3);
        weight += SIDE;
      }
      weight += 2 * SIDE * SIDE;
      a0 += product.runStride;
      a1 += product.runStride;
      a2 += product.runStride;
      a3 += product.runStride;
    }
    // Asked for its length, a vector shows the compiler its class; see the package.
    l0.intoArray(sums, at + 0 * l0.length());
    m0.intoArray(sums, at + 1 * m0.length());
    r0.intoArray(sums, at + 2 * r0.length());
    s0.intoArray(sums, at + 3 * s0.length());
    l1.intoArray(sums, at + 4 * l1.length());
    m1.intoArray(sums, at + 5 * m1.length());
    r1.intoArray(sums, at + 6 * r1.length());
    s1.intoArray(sums, at + 7 * s1.length());
    l2.intoArray(sums, at + 8 * l2.length());
    m2.intoArray(sums, at + 9 * m2.length());
    r2.intoArray(sums, at + 10 * r2.length());
    s2.intoArray(sums, at + 11 * s2.length());
    l3.intoArray(sums, at + 12 * l3.length());
    m3.intoArray(sums, at + 13 * m3.length());
    r3.intoArray(sums, at + 14 * r3.length());
    s3.intoArray(sums, at + 15 * s3.length());
  }
}
