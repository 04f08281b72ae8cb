package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of 4 positions by two vectors of output channels, for what is left over and for
 * processors with 16 vector registers.
 */
final class Tile4x2 {
  static final int ROWS = 4;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Tile4x2() {}

  /** Multiplies the list's positions from {@code row} on by one panel, into {@code sums[at…]}. */
  static void run(
      Product product, int panel, float[] in, int[] cells, int row, float[] sums, int at) {
    float[] weights = product.weights;
    int weight = product.panelStart(panel);
    int a0 = cells[row + 0] * product.pitch + product.origin;
    int a1 = cells[row + 1] * product.pitch + product.origin;
    int a2 = cells[row + 2] * product.pitch + product.origin;
    int a3 = cells[row + 3] * product.pitch + product.origin;
    FloatVector c0x = FloatVector.zero(SPECIES);
    FloatVector c0y = FloatVector.zero(SPECIES);
    FloatVector c1x = FloatVector.zero(SPECIES);
    FloatVector c1y = FloatVector.zero(SPECIES);
    FloatVector c2x = FloatVector.zero(SPECIES);
    FloatVector c2y = FloatVector.zero(SPECIES);
    FloatVector c3x = FloatVector.zero(SPECIES);
    FloatVector c3y = FloatVector.zero(SPECIES);
    for (int run = 0; run < product.runs; run++) {
      for (int k = 0; k < product.runLength; k++) {
        FloatVector bx = FloatVector.fromArray(SPECIES, weights, weight);
        FloatVector by = FloatVector.fromArray(SPECIES, weights, weight + LANES);
        FloatVector a = FloatVector.broadcast(SPECIES, in[a0 + k]);
        c0x = a.fma(bx, c0x);
        c0y = a.fma(by, c0y);
        a = FloatVector.broadcast(SPECIES, in[a1 + k]);
        c1x = a.fma(bx, c1x);
        c1y = a.fma(by, c1y);
        a = FloatVector.broadcast(SPECIES, in[a2 + k]);
        c2x = a.fma(bx, c2x);
        c2y = a.fma(by, c2y);
        a = FloatVector.broadcast(SPECIES, in[a3 + k]);
        c3x = a.fma(bx, c3x);
        c3y = a.fma(by, c3y);
        weight += 2 * LANES;
      }
      a0 += product.runStride;
      a1 += product.runStride;
      a2 += product.runStride;
      a3 += product.runStride;
    }
    c0x.intoArray(sums, at);
    c0y.intoArray(sums, at + LANES);
    c1x.intoArray(sums, at + 2 * LANES);
    c1y.intoArray(sums, at + 3 * LANES);
    c2x.intoArray(sums, at + 4 * LANES);
    c2y.intoArray(sums, at + 5 * LANES);
    c3x.intoArray(sums, at + 6 * LANES);
    c3y.intoArray(sums, at + 7 * LANES);
  }
}
