package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
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
        p0 = x.lanewise(VectorOperators.FMA, t, p0);
        q0 = x.lanewise(VectorOperators.FMA, u, q0);
        r0 = x.lanewise(VectorOperators.FMA, v, r0);
        s0 = x.lanewise(VectorOperators.FMA, w, s0);
        x = FloatVector.broadcast(HALF, in[a1 + k]);
        p1 = x.lanewise(VectorOperators.FMA, t, p1);
        q1 = x.lanewise(VectorOperators.FMA, u, q1);
        r1 = x.lanewise(VectorOperators.FMA, v, r1);
        s1 = x.lanewise(VectorOperators.FMA, w, s1);
        x = FloatVector.broadcast(HALF, in[a2 + k]);
        p2 = x.lanewise(VectorOperators.FMA, t, p2);
        q2 = x.lanewise(VectorOperators.FMA, u, q2);
        r2 = x.lanewise(VectorOperators.FMA, v, r2);
        s2 = x.lanewise(VectorOperators.FMA, w, s2);
        x = FloatVector.broadcast(HALF, in[a3 + k]);
        p3 = x.lanewise(VectorOperators.FMA, t, p3);
        q3 = x.lanewise(VectorOperators.FMA, u, q3);
        r3 = x.lanewise(VectorOperators.FMA, v, r3);
        s3 = x.lanewise(VectorOperators.FMA, w, s3);
        weight += 4 * LANES;
      }
      a0 += product.runStride;
      a1 += product.runStride;
      a2 += product.runStride;
      a3 += product.runStride;
    }
    // Asked for its length, a vector shows the compiler its class; see the package.
    p0.intoArray(sums, at + 0 * p0.length());
    q0.intoArray(sums, at + 1 * q0.length());
    r0.intoArray(sums, at + 2 * r0.length());
    s0.intoArray(sums, at + 3 * s0.length());
    p1.intoArray(sums, at + 4 * p1.length());
    q1.intoArray(sums, at + 5 * q1.length());
    r1.intoArray(sums, at + 6 * r1.length());
    s1.intoArray(sums, at + 7 * s1.length());
    p2.intoArray(sums, at + 8 * p2.length());
    q2.intoArray(sums, at + 9 * q2.length());
    r2.intoArray(sums, at + 10 * r2.length());
    s2.intoArray(sums, at + 11 * s2.length());
    p3.intoArray(sums, at + 12 * p3.length());
    q3.intoArray(sums, at + 13 * q3.length());
    r3.intoArray(sums, at + 14 * r3.length());
    s3.intoArray(sums, at + 15 * s3.length());
  }
}
