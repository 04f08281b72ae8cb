package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The micro-kernel of 4 positions by one vector of output channels, for what is left over. */
final class Tile4x1 {
  static final int ROWS = 4;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Tile4x1() {}

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
    FloatVector c1x = FloatVector.zero(SPECIES);
    FloatVector c2x = FloatVector.zero(SPECIES);
    FloatVector c3x = FloatVector.zero(SPECIES);
    for (int run = 0; run < product.runs; run++) {
      int k = 0;
      for (; k < product.runLength - 1; k += 2) {
        FloatVector b = FloatVector.fromArray(SPECIES, weights, weight);
        FloatVector d = FloatVector.fromArray(SPECIES, weights, weight + LANES);
        c0x = FloatVector.broadcast(SPECIES, in[a0 + k]).fma(b, c0x);
        c0x = FloatVector.broadcast(SPECIES, in[a0 + k + 1]).fma(d, c0x);
        c1x = FloatVector.broadcast(SPECIES, in[a1 + k]).fma(b, c1x);
        c1x = FloatVector.broadcast(SPECIES, in[a1 + k + 1]).fma(d, c1x);
        c2x = FloatVector.broadcast(SPECIES, in[a2 + k]).fma(b, c2x);
        c2x = FloatVector.broadcast(SPECIES, in[a2 + k + 1]).fma(d, c2x);
        c3x = FloatVector.broadcast(SPECIES, in[a3 + k]).fma(b, c3x);
        c3x = FloatVector.broadcast(SPECIES, in[a3 + k + 1]).fma(d, c3x);
        weight += 2 * LANES;
      }
      if (k < product.runLength) {
        FloatVector b = FloatVector.fromArray(SPECIES, weights, weight);
        c0x = FloatVector.broadcast(SPECIES, in[a0 + k]).fma(b, c0x);
        c1x = FloatVector.broadcast(SPECIES, in[a1 + k]).fma(b, c1x);
        c2x = FloatVector.broadcast(SPECIES, in[a2 + k]).fma(b, c2x);
        c3x = FloatVector.broadcast(SPECIES, in[a3 + k]).fma(b, c3x);
        weight += LANES;
      }
      a0 += product.runStride;
      a1 += product.runStride;
      a2 += product.runStride;
      a3 += product.runStride;
    }
    c0x.intoArray(sums, at);
    c1x.intoArray(sums, at + LANES);
    c2x.intoArray(sums, at + 2 * LANES);
    c3x.intoArray(sums, at + 3 * LANES);
  }
}
