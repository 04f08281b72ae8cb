package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of 8 positions by two vectors of output channels. Sums are local variables, so
 * that they stay in registers; arrays of vectors would not. More positions would fit the 32
 * registers of AVX-512, but then the compiler spills.
 */
final class Tile8x2 {
  static final int ROWS = 8;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Tile8x2() {}

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
    int a6 = cells[row + 6] * product.pitch + product.origin;
    int a7 = cells[row + 7] * product.pitch + product.origin;
    FloatVector c0x = FloatVector.zero(SPECIES);
    FloatVector c0y = FloatVector.zero(SPECIES);
    FloatVector c1x = FloatVector.zero(SPECIES);
    FloatVector c1y = FloatVector.zero(SPECIES);
    FloatVector c2x = FloatVector.zero(SPECIES);
    FloatVector c2y = FloatVector.zero(SPECIES);
    FloatVector c3x = FloatVector.zero(SPECIES);
    FloatVector c3y = FloatVector.zero(SPECIES);
    FloatVector c4x = FloatVector.zero(SPECIES);
    FloatVector c4y = FloatVector.zero(SPECIES);
    FloatVector c5x = FloatVector.zero(SPECIES);
    FloatVector c5y = FloatVector.zero(SPECIES);
    FloatVector c6x = FloatVector.zero(SPECIES);
    FloatVector c6y = FloatVector.zero(SPECIES);
    FloatVector c7x = FloatVector.zero(SPECIES);
    FloatVector c7y = FloatVector.zero(SPECIES);
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
        a = FloatVector.broadcast(SPECIES, in[a4 + k]);
        c4x = a.fma(bx, c4x);
        c4y = a.fma(by, c4y);
        a = FloatVector.broadcast(SPECIES, in[a5 + k]);
        c5x = a.fma(bx, c5x);
        c5y = a.fma(by, c5y);
        a = FloatVector.broadcast(SPECIES, in[a6 + k]);
        c6x = a.fma(bx, c6x);
        c6y = a.fma(by, c6y);
        a = FloatVector.broadcast(SPECIES, in[a7 + k]);
        c7x = a.fma(bx, c7x);
        c7y = a.fma(by, c7y);
        weight += 2 * LANES;
      }
      a0 += product.runStride;
      a1 += product.runStride;
      a2 += product.runStride;
      a3 += product.runStride;
      a4 += product.runStride;
      a5 += product.runStride;
      a6 += product.runStride;
      a7 += product.runStride;
    }
    c0x.intoArray(sums, at);
    c0y.intoArray(sums, at + LANES);
    c1x.intoArray(sums, at + 2 * LANES);
    c1y.intoArray(sums, at + 3 * LANES);
    c2x.intoArray(sums, at + 4 * LANES);
    c2y.intoArray(sums, at + 5 * LANES);
    c3x.intoArray(sums, at + 6 * LANES);
    c3y.intoArray(sums, at + 7 * LANES);
    c4x.intoArray(sums, at + 8 * LANES);
    c4y.intoArray(sums, at + 9 * LANES);
    c5x.intoArray(sums, at + 10 * LANES);
    c5y.intoArray(sums, at + 11 * LANES);
    c6x.intoArray(sums, at + 12 * LANES);
    c6y.intoArray(sums, at + 13 * LANES);
    c7x.intoArray(sums, at + 14 * LANES);
    c7y.intoArray(sums, at + 15 * LANES);
  }
}
