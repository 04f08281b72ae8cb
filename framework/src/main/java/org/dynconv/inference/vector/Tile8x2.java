package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of 8 positions by two vectors of output channels. Sums are local variables, so
 * that they stay in registers; arrays of vectors would not. More positions would fit the 32 registers
 * of AVX-512, but then the compiler spills.
 */
final class Tile8x2 {
  static final int ROWS = 8;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Tile8x2() {}

  /** Multiplies the list's positions from {@code row} on by one panel, into {@code sums}. */
  static void run(PackedConvolution conv, int panel, float[] in, int[] cells, int row, float[] sums) {
    float[] weights = conv.weights;
    int weight = conv.panelStart(panel);
    int a0 = cells[row + 0] * conv.inPitch + conv.inOrigin;
    int a1 = cells[row + 1] * conv.inPitch + conv.inOrigin;
    int a2 = cells[row + 2] * conv.inPitch + conv.inOrigin;
    int a3 = cells[row + 3] * conv.inPitch + conv.inOrigin;
    int a4 = cells[row + 4] * conv.inPitch + conv.inOrigin;
    int a5 = cells[row + 5] * conv.inPitch + conv.inOrigin;
    int a6 = cells[row + 6] * conv.inPitch + conv.inOrigin;
    int a7 = cells[row + 7] * conv.inPitch + conv.inOrigin;
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
    for (int run = 0; run < conv.runs; run++) {
      for (int k = 0; k < conv.runLength; k++) {
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
      a0 += conv.runStride;
      a1 += conv.runStride;
      a2 += conv.runStride;
      a3 += conv.runStride;
      a4 += conv.runStride;
      a5 += conv.runStride;
      a6 += conv.runStride;
      a7 += conv.runStride;
    }
    c0x.intoArray(sums, 0);
    c0y.intoArray(sums, LANES);
    c1x.intoArray(sums, 2 * LANES);
    c1y.intoArray(sums, 3 * LANES);
    c2x.intoArray(sums, 4 * LANES);
    c2y.intoArray(sums, 5 * LANES);
    c3x.intoArray(sums, 6 * LANES);
    c3y.intoArray(sums, 7 * LANES);
    c4x.intoArray(sums, 8 * LANES);
    c4y.intoArray(sums, 9 * LANES);
    c5x.intoArray(sums, 10 * LANES);
    c5y.intoArray(sums, 11 * LANES);
    c6x.intoArray(sums, 12 * LANES);
    c6y.intoArray(sums, 13 * LANES);
    c7x.intoArray(sums, 14 * LANES);
    c7y.intoArray(sums, 15 * LANES);
  }
}
