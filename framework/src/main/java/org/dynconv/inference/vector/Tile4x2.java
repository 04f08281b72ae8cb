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

  /** Multiplies the list's positions from {@code row} on by one panel, into {@code sums}. */
  static void run(PackedConvolution conv, int panel, float[] in, int[] cells, int row, float[] sums) {
    float[] weights = conv.weights;
    int weight = conv.panelStart(panel);
    int a0 = cells[row + 0] * conv.inPitch + conv.inOrigin;
    int a1 = cells[row + 1] * conv.inPitch + conv.inOrigin;
    int a2 = cells[row + 2] * conv.inPitch + conv.inOrigin;
    int a3 = cells[row + 3] * conv.inPitch + conv.inOrigin;
    FloatVector c0x = FloatVector.zero(SPECIES);
    FloatVector c0y = FloatVector.zero(SPECIES);
    FloatVector c1x = FloatVector.zero(SPECIES);
    FloatVector c1y = FloatVector.zero(SPECIES);
    FloatVector c2x = FloatVector.zero(SPECIES);
    FloatVector c2y = FloatVector.zero(SPECIES);
    FloatVector c3x = FloatVector.zero(SPECIES);
    FloatVector c3y = FloatVector.zero(SPECIES);
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
        weight += 2 * LANES;
      }
      a0 += conv.runStride;
      a1 += conv.runStride;
      a2 += conv.runStride;
      a3 += conv.runStride;
    }
    c0x.intoArray(sums, 0);
    c0y.intoArray(sums, LANES);
    c1x.intoArray(sums, 2 * LANES);
    c1y.intoArray(sums, 3 * LANES);
    c2x.intoArray(sums, 4 * LANES);
    c2y.intoArray(sums, 5 * LANES);
    c3x.intoArray(sums, 6 * LANES);
    c3y.intoArray(sums, 7 * LANES);
  }
}
