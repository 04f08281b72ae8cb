package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of six positions by sixteen output channels with vectors of half the length, for
 * processors of {@link Registers#HALVING}. Sums are added up in the order of {@link Tile12x1}.
 */
final class HalfTile6x1 {
  static final int ROWS = 6;

  private static final VectorSpecies<Float> HALF = FloatVector.SPECIES_256;
  private static final int LANES = 8;

  private HalfTile6x1() {}

  /** Multiplies the list's positions from {@code row} on by one panel, into {@code sums[at…]}. */
  static void run(
      Product product, int panel, float[] in, int[] cells, int row, float[] sums, int at) {
    float[] weights = product.weights;
    int weight = product.panelStart(panel);
    int a0 = cells[row + 0] * product.pitch + product.origin;
    int a1 = cells[row + 1] * product.pitch + product.origin;
    int a2 = cells[row + 2] * product.pitch + product.origin;
    int a3 = cells[row + 3] * product.pitch + product.origin;
    int a4 = cells[row + 4] * product.pitch + product.origin;
    int a5 = cells[row + 5] * product.pitch + product.origin;
    FloatVector l0 = FloatVector.zero(HALF);
    FloatVector r0 = FloatVector.zero(HALF);
    FloatVector l1 = FloatVector.zero(HALF);
    FloatVector r1 = FloatVector.zero(HALF);
    FloatVector l2 = FloatVector.zero(HALF);
    FloatVector r2 = FloatVector.zero(HALF);
    FloatVector l3 = FloatVector.zero(HALF);
    FloatVector r3 = FloatVector.zero(HALF);
    FloatVector l4 = FloatVector.zero(HALF);
    FloatVector r4 = FloatVector.zero(HALF);
    FloatVector l5 = FloatVector.zero(HALF);
    FloatVector r5 = FloatVector.zero(HALF);
    for (int run = 0; run < product.runs; run++) {
      for (int k = 0; k < product.runLength; k++) {
        FloatVector u = FloatVector.fromArray(HALF, weights, weight);
        FloatVector v = FloatVector.fromArray(HALF, weights, weight + LANES);
        FloatVector x;
        x = FloatVector.broadcast(HALF, in[a0 + k]);
        l0 = x.lanewise(VectorOperators.FMA, u, l0);
        r0 = x.lanewise(VectorOperators.FMA, v, r0);
        x = FloatVector.broadcast(HALF, in[a1 + k]);
        l1 = x.lanewise(VectorOperators.FMA, u, l1);
        r1 = x.lanewise(VectorOperators.FMA, v, r1);
        x = FloatVector.broadcast(HALF, in[a2 + k]);
        l2 = x.lanewise(VectorOperators.FMA, u, l2);
        r2 = x.lanewise(VectorOperators.FMA, v, r2);
        x = FloatVector.broadcast(HALF, in[a3 + k]);
        l3 = x.lanewise(VectorOperators.FMA, u, l3);
        r3 = x.lanewise(VectorOperators.FMA, v, r3);
        x = FloatVector.broadcast(HALF, in[a4 + k]);
        l4 = x.lanewise(VectorOperators.FMA, u, l4);
        r4 = x.lanewise(VectorOperators.FMA, v, r4);
        x = FloatVector.broadcast(HALF, in[a5 + k]);
        l5 = x.lanewise(VectorOperators.FMA, u, l5);
        r5 = x.lanewise(VectorOperators.FMA, v, r5);
        weight += 2 * LANES;
      }
      a0 += product.runStride;
      a1 += product.runStride;
      a2 += product.runStride;
      a3 += product.runStride;
      a4 += product.runStride;
      a5 += product.runStride;
    }
    // Asked for its length, a vector shows the compiler its class; see the package.
    l0.intoArray(sums, at + 0 * l0.length());
    r0.intoArray(sums, at + 1 * r0.length());
    l1.intoArray(sums, at + 2 * l1.length());
    r1.intoArray(sums, at + 3 * r1.length());
    l2.intoArray(sums, at + 4 * l2.length());
    r2.intoArray(sums, at + 5 * r2.length());
    l3.intoArray(sums, at + 6 * l3.length());
    r3.intoArray(sums, at + 7 * r3.length());
    l4.intoArray(sums, at + 8 * l4.length());
    r4.intoArray(sums, at + 9 * r4.length());
    l5.intoArray(sums, at + 10 * l5.length());
    r5.intoArray(sums, at + 11 * r5.length());
  }
}
