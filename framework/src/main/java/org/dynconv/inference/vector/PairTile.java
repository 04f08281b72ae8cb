package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of six pairs of neighbouring positions by one vector of output channels, for a
 * 3×3 convolution with stride 1 from one vector of channels to one. A single vector of outputs
 * makes too little use of each input; neighbours share two thirds of theirs.
 */
final class PairTile {
  /** Positions: twice the pairs. */
  static final int ROWS = 12;

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private PairTile() {}

  /** Multiplies the list's pairs from {@code row} on, into {@code sums[at…]}. */
  static void run(Product product, float[] in, int[] cells, int row, float[] sums, int at) {
    float[] weights = product.weights;
    int weight = product.panelStart(0);
    int a0 = cells[row + 0] * LANES + product.origin;
    int a1 = cells[row + 2] * LANES + product.origin;
    int a2 = cells[row + 4] * LANES + product.origin;
    int a3 = cells[row + 6] * LANES + product.origin;
    int a4 = cells[row + 8] * LANES + product.origin;
    int a5 = cells[row + 10] * LANES + product.origin;
    FloatVector l0 = FloatVector.zero(SPECIES);
    FloatVector r0 = FloatVector.zero(SPECIES);
    FloatVector l1 = FloatVector.zero(SPECIES);
    FloatVector r1 = FloatVector.zero(SPECIES);
    FloatVector l2 = FloatVector.zero(SPECIES);
    FloatVector r2 = FloatVector.zero(SPECIES);
    FloatVector l3 = FloatVector.zero(SPECIES);
    FloatVector r3 = FloatVector.zero(SPECIES);
    FloatVector l4 = FloatVector.zero(SPECIES);
    FloatVector r4 = FloatVector.zero(SPECIES);
    FloatVector l5 = FloatVector.zero(SPECIES);
    FloatVector r5 = FloatVector.zero(SPECIES);
    for (int run = 0; run < 3; run++) {
      for (int k = 0; k < LANES; k++) {
        FloatVector u = FloatVector.fromArray(SPECIES, weights, weight);
        FloatVector v = FloatVector.fromArray(SPECIES, weights, weight + LANES * LANES);
        FloatVector w = FloatVector.fromArray(SPECIES, weights, weight + 2 * LANES * LANES);
        FloatVector p;
        FloatVector q;
        p = FloatVector.broadcast(SPECIES, in[a0 + k + LANES]);
        q = FloatVector.broadcast(SPECIES, in[a0 + k + 2 * LANES]);
        l0 = FloatVector.broadcast(SPECIES, in[a0 + k]).fma(u, l0);
        r0 = p.fma(u, r0);
        l0 = p.fma(v, l0);
        r0 = q.fma(v, r0);
        l0 = q.fma(w, l0);
        r0 = FloatVector.broadcast(SPECIES, in[a0 + k + 3 * LANES]).fma(w, r0);
        p = FloatVector.broadcast(SPECIES, in[a1 + k + LANES]);
        q = FloatVector.broadcast(SPECIES, in[a1 + k + 2 * LANES]);
        l1 = FloatVector.broadcast(SPECIES, in[a1 + k]).fma(u, l1);
        r1 = p.fma(u, r1);
        l1 = p.fma(v, l1);
        r1 = q.fma(v, r1);
        l1 = q.fma(w, l1);
        r1 = FloatVector.broadcast(SPECIES, in[a1 + k + 3 * LANES]).fma(w, r1);
        p = FloatVector.broadcast(SPECIES, in[a2 + k + LANES]);
        q = FloatVector.broadcast(SPECIES, in[a2 + k + 2 * LANES]);
        l2 = FloatVector.broadcast(SPECIES, in[a2 + k]).fma(u, l2);
        r2 = p.fma(u, r2);
        l2 = p.fma(v, l2);
        r2 = q.fma(v, r2);
        l2 = q.fma(w, l2);
        r2 = FloatVector.broadcast(SPECIES, in[a2 + k + 3 * LANES]).fma(w, r2);
        p = FloatVector.broadcast(SPECIES, in[a3 + k + LANES]);
        q = FloatVector.broadcast(SPECIES, in[a3 + k + 2 * LANES]);
        l3 = FloatVector.broadcast(SPECIES, in[a3 + k]).fma(u, l3);
        r3 = p.fma(u, r3);
        l3 = p.fma(v, l3);
        r3 = q.fma(v, r3);
        l3 = q.fma(w, l3);
        r3 = FloatVector.broadcast(SPECIES, in[a3 + k + 3 * LANES]).fma(w, r3);
        p = FloatVector.broadcast(SPECIES, in[a4 + k + LANES]);
        q = FloatVector.broadcast(SPECIES, in[a4 + k + 2 * LANES]);
        l4 = FloatVector.broadcast(SPECIES, in[a4 + k]).fma(u, l4);
        r4 = p.fma(u, r4);
        l4 = p.fma(v, l4);
        r4 = q.fma(v, r4);
        l4 = q.fma(w, l4);
        r4 = FloatVector.broadcast(SPECIES, in[a4 + k + 3 * LANES]).fma(w, r4);
        p = FloatVector.broadcast(SPECIES, in[a5 + k + LANES]);
        q = FloatVector.broadcast(SPECIES, in[a5 + k + 2 * LANES]);
        l5 = FloatVector.broadcast(SPECIES, in[a5 + k]).fma(u, l5);
        r5 = p.fma(u, r5);
        l5 = p.fma(v, l5);
        r5 = q.fma(v, r5);
        l5 = q.fma(w, l5);
        r5 = FloatVector.broadcast(SPECIES, in[a5 + k + 3 * LANES]).fma(w, r5);
        weight += LANES;
      }
      weight += 2 * LANES * LANES;
      a0 += product.runStride;
      a1 += product.runStride;
      a2 += product.runStride;
      a3 += product.runStride;
      a4 += product.runStride;
      a5 += product.runStride;
    }
    l0.intoArray(sums, at);
    r0.intoArray(sums, at + LANES);
    l1.intoArray(sums, at + 2 * LANES);
    r1.intoArray(sums, at + 3 * LANES);
    l2.intoArray(sums, at + 4 * LANES);
    r2.intoArray(sums, at + 5 * LANES);
    l3.intoArray(sums, at + 6 * LANES);
    r3.intoArray(sums, at + 7 * LANES);
    l4.intoArray(sums, at + 8 * LANES);
    r4.intoArray(sums, at + 9 * LANES);
    l5.intoArray(sums, at + 10 * LANES);
    r5.intoArray(sums, at + 11 * LANES);
  }
}
