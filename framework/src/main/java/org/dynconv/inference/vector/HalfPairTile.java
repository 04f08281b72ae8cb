package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
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
        l0 = x.fma(ul, l0);
        m0 = x.fma(ur, m0);
        x = FloatVector.broadcast(HALF, in[a0 + k + SIDE]);
        l0 = x.fma(vl, l0);
        m0 = x.fma(vr, m0);
        r0 = x.fma(ul, r0);
        s0 = x.fma(ur, s0);
        x = FloatVector.broadcast(HALF, in[a0 + k + 2 * SIDE]);
        l0 = x.fma(wl, l0);
        m0 = x.fma(wr, m0);
        r0 = x.fma(vl, r0);
        s0 = x.fma(vr, s0);
        x = FloatVector.broadcast(HALF, in[a0 + k + 3 * SIDE]);
        r0 = x.fma(wl, r0);
        s0 = x.fma(wr, s0);
        x = FloatVector.broadcast(HALF, in[a1 + k]);
        l1 = x.fma(ul, l1);
        m1 = x.fma(ur, m1);
        x = FloatVector.broadcast(HALF, in[a1 + k + SIDE]);
        l1 = x.fma(vl, l1);
        m1 = x.fma(vr, m1);
        r1 = x.fma(ul, r1);
        s1 = x.fma(ur, s1);
        x = FloatVector.broadcast(HALF, in[a1 + k + 2 * SIDE]);
        l1 = x.fma(wl, l1);
        m1 = x.fma(wr, m1);
        r1 = x.fma(vl, r1);
        s1 = x.fma(vr, s1);
        x = FloatVector.broadcast(HALF, in[a1 + k + 3 * SIDE]);
        r1 = x.fma(wl, r1);
        s1 = x.fma(wr, s1);
        x = FloatVector.broadcast(HALF, in[a2 + k]);
        l2 = x.fma(ul, l2);
        m2 = x.fma(ur, m2);
        x = FloatVector.broadcast(HALF, in[a2 + k + SIDE]);
        l2 = x.fma(vl, l2);
        m2 = x.fma(vr, m2);
        r2 = x.fma(ul, r2);
        s2 = x.fma(ur, s2);
        x = FloatVector.broadcast(HALF, in[a2 + k + 2 * SIDE]);
        l2 = x.fma(wl, l2);
        m2 = x.fma(wr, m2);
        r2 = x.fma(vl, r2);
        s2 = x.fma(vr, s2);
        x = FloatVector.broadcast(HALF, in[a2 + k + 3 * SIDE]);
        r2 = x.fma(wl, r2);
        s2 = x.fma(wr, s2);
        x = FloatVector.broadcast(HALF, in[a3 + k]);
        l3 = x.fma(ul, l3);
        m3 = x.fma(ur, m3);
        x = FloatVector.broadcast(HALF, in[a3 + k + SIDE]);
        l3 = x.fma(vl, l3);
        m3 = x.fma(vr, m3);
        r3 = x.fma(ul, r3);
        s3 = x.fma(ur, s3);
        x = FloatVector.broadcast(HALF, in[a3 + k + 2 * SIDE]);
        l3 = x.fma(wl, l3);
        m3 = x.fma(wr, m3);
        r3 = x.fma(vl, r3);
        s3 = x.fma(vr, s3);
        x = FloatVector.broadcast(HALF, in[a3 + k + 3 * SIDE]);
        r3 = x.fma(wl, r3);
        s3 = x.fma(wr, s3);
        weight += SIDE;
      }
      weight += 2 * SIDE * SIDE;
      a0 += product.runStride;
      a1 += product.runStride;
      a2 += product.runStride;
      a3 += product.runStride;
    }
    l0.intoArray(sums, at);
    m0.intoArray(sums, at + LANES);
    r0.intoArray(sums, at + 2 * LANES);
    s0.intoArray(sums, at + 3 * LANES);
    l1.intoArray(sums, at + 4 * LANES);
    m1.intoArray(sums, at + 5 * LANES);
    r1.intoArray(sums, at + 6 * LANES);
    s1.intoArray(sums, at + 7 * LANES);
    l2.intoArray(sums, at + 8 * LANES);
    m2.intoArray(sums, at + 9 * LANES);
    r2.intoArray(sums, at + 10 * LANES);
    s2.intoArray(sums, at + 11 * LANES);
    l3.intoArray(sums, at + 12 * LANES);
    m3.intoArray(sums, at + 13 * LANES);
    r3.intoArray(sums, at + 14 * LANES);
    s3.intoArray(sums, at + 15 * LANES);
  }
}
