package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of four positions by 32 output channels with vectors of half the length, for
 * processors of {@link Registers#HALVING}. Sums are added up in the order of {@link Tile8x2}.
 */
final class HalfTile4x2 {
  static final int ROWS = 4;

  private static final VectorSpecies<Float> HALF = FloatVector.SPECIES_256;
  private static final int LANES = 8;

  private HalfTile4x2() {}

  /** Multiplies the list's positions from {@code row} on by one panel, into {@code sums[at…]}. */
  static void run(
      Product product, int panel, float[] in, int[] cells, int row, float[] sums, int at) {
    float[] weights = product.weights;
    int weight = product.panelStart(panel);
    int a0 = cells[row + 0] * product.pitch + product.origin;
    int a1 = cells[row + 1] * product.pitch + product.origin;
    int a2 = cells[row + 2] * product.pitch + product.origin;
    int a3 = cells[row + 3] * product.pitch + product.origin;
    FloatVector p0 = FloatVector.zero(HALF);
    FloatVector q0 = FloatVector.zero(HALF);
    FloatVector r0 = FloatVector.zero(HALF);
    FloatVector s0 = FloatVector.zero(HALF);
    FloatVector p1 = FloatVector.zero(HALF);
    FloatVector q1 = FloatVector.zero(HALF);
    FloatVector r1 = FloatVector.zero(HALF);
    FloatVector s1 = FloatVector.zero(HALF);
    FloatVector p2 = FloatVector.zero(HALF);
    FloatVector q2 = FloatVector.zero(HALF);
    FloatVector r2 = FloatVector.zero(HALF);
    FloatVector s2 = FloatVector.zero(HALF);
    FloatVector p3 = FloatVector.zero(HALF);
    FloatVector q3 = FloatVector.zero(HALF);
    FloatVector r3 = FloatVector.zero(HALF);
    FloatVector s3 = FloatVector.zero(HALF);
    for (int run = 0; run < product.runs; run++) {
      for (int k = 0; k < product.runLength; k++) {
        FloatVector t = FloatVector.fromArray(HALF, weights, weight);
        FloatVector u = FloatVector.fromArray(HALF, weights, weight + LANES);
        FloatVector v = FloatVector.fromArray(HALF, weights, weight + 2 * LANES);
        FloatVector w = FloatVector.fromArray(HALF, weights, weight + 3 * LANES);
        FloatVector x;
        x = FloatVector.broadcast(HALF, in[a0 + k]);
        p0 = x.fma(t, p0);
        q0 = x.fma(u, q0);
        r0 = x.fma(v, r0);
        s0 = x.fma(w, s0);
        x = FloatVector.broadcast(HALF, in[a1 + k]);
        p1 = x.fma(t, p1);
        q1 = x.fma(u, q1);
        r1 = x.fma(v, r1);
        s1 = x.fma(w, s1);
        x = FloatVector.broadcast(HALF, in[a2 + k]);
        p2 = x.fma(t, p2);
        q2 = x.fma(u, q2);
        r2 = x.fma(v, r2);
        s2 = x.fma(w, s2);
        x = FloatVector.broadcast(HALF, in[a3 + k]);
        p3 = x.fma(t, p3);
        q3 = x.fma(u, q3);
        r3 = x.fma(v, r3);
        s3 = x.fma(w, s3);
        weight += 4 * LANES;
      }
      a0 += product.runStride;
      a1 += product.runStride;
      a2 += product.runStride;
      a3 += product.runStride;
    }
    p0.intoArray(sums, at);
    q0.intoArray(sums, at + LANES);
    r0.intoArray(sums, at + 2 * LANES);
    s0.intoArray(sums, at + 3 * LANES);
    p1.intoArray(sums, at + 4 * LANES);
    q1.intoArray(sums, at + 5 * LANES);
    r1.intoArray(sums, at + 6 * LANES);
    s1.intoArray(sums, at + 7 * LANES);
    p2.intoArray(sums, at + 8 * LANES);
    q2.intoArray(sums, at + 9 * LANES);
    r2.intoArray(sums, at + 10 * LANES);
    s2.intoArray(sums, at + 11 * LANES);
    p3.intoArray(sums, at + 12 * LANES);
    q3.intoArray(sums, at + 13 * LANES);
    r3.intoArray(sums, at + 14 * LANES);
    s3.intoArray(sums, at + 15 * LANES);
  }
}
