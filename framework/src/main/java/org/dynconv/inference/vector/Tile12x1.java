package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of 12 positions by one vector of output channels. Two inputs are taken at a
 * time, to halve the index arithmetic, which weighs more here.
 */
final class Tile12x1 {
  static final int ROWS = 12;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Tile12x1() {}

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
    int a8 = cells[row + 8] * product.pitch + product.origin;
    int a9 = cells[row + 9] * product.pitch + product.origin;
    int a10 = cells[row + 10] * product.pitch + product.origin;
    int a11 = cells[row + 11] * product.pitch + product.origin;
    FloatVector c0x = FloatVector.zero(SPECIES);
    FloatVector c1x = FloatVector.zero(SPECIES);
    FloatVector c2x = FloatVector.zero(SPECIES);
    FloatVector c3x = FloatVector.zero(SPECIES);
    FloatVector c4x = FloatVector.zero(SPECIES);
    FloatVector c5x = FloatVector.zero(SPECIES);
    FloatVector c6x = FloatVector.zero(SPECIES);
    FloatVector c7x = FloatVector.zero(SPECIES);
    FloatVector c8x = FloatVector.zero(SPECIES);
    FloatVector c9x = FloatVector.zero(SPECIES);
    FloatVector c10x = FloatVector.zero(SPECIES);
    FloatVector c11x = FloatVector.zero(SPECIES);
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
        c4x = FloatVector.broadcast(SPECIES, in[a4 + k]).fma(b, c4x);
        c4x = FloatVector.broadcast(SPECIES, in[a4 + k + 1]).fma(d, c4x);
        c5x = FloatVector.broadcast(SPECIES, in[a5 + k]).fma(b, c5x);
        c5x = FloatVector.broadcast(SPECIES, in[a5 + k + 1]).fma(d, c5x);
        c6x = FloatVector.broadcast(SPECIES, in[a6 + k]).fma(b, c6x);
        c6x = FloatVector.broadcast(SPECIES, in[a6 + k + 1]).fma(d, c6x);
        c7x = FloatVector.broadcast(SPECIES, in[a7 + k]).fma(b, c7x);
        c7x = FloatVector.broadcast(SPECIES, in[a7 + k + 1]).fma(d, c7x);
        c8x = FloatVector.broadcast(SPECIES, in[a8 + k]).fma(b, c8x);
        c8x = FloatVector.broadcast(SPECIES, in[a8 + k + 1]).fma(d, c8x);
        c9x = FloatVector.broadcast(SPECIES, in[a9 + k]).fma(b, c9x);
        c9x = FloatVector.broadcast(SPECIES, in[a9 + k + 1]).fma(d, c9x);
        c10x = FloatVector.broadcast(SPECIES, in[a10 + k]).fma(b, c10x);
        c10x = FloatVector.broadcast(SPECIES, in[a10 + k + 1]).fma(d, c10x);
        c11x = FloatVector.broadcast(SPECIES, in[a11 + k]).fma(b, c11x);
        c11x = FloatVector.broadcast(SPECIES, in[a11 + k + 1]).fma(d, c11x);
        weight += 2 * LANES;
      }
      if (k < product.runLength) {
        FloatVector b = FloatVector.fromArray(SPECIES, weights, weight);
        c0x = FloatVector.broadcast(SPECIES, in[a0 + k]).fma(b, c0x);
        c1x = FloatVector.broadcast(SPECIES, in[a1 + k]).fma(b, c1x);
        c2x = FloatVector.broadcast(SPECIES, in[a2 + k]).fma(b, c2x);
        c3x = FloatVector.broadcast(SPECIES, in[a3 + k]).fma(b, c3x);
        c4x = FloatVector.broadcast(SPECIES, in[a4 + k]).fma(b, c4x);
        c5x = FloatVector.broadcast(SPECIES, in[a5 + k]).fma(b, c5x);
        c6x = FloatVector.broadcast(SPECIES, in[a6 + k]).fma(b, c6x);
        c7x = FloatVector.broadcast(SPECIES, in[a7 + k]).fma(b, c7x);
        c8x = FloatVector.broadcast(SPECIES, in[a8 + k]).fma(b, c8x);
        c9x = FloatVector.broadcast(SPECIES, in[a9 + k]).fma(b, c9x);
        c10x = FloatVector.broadcast(SPECIES, in[a10 + k]).fma(b, c10x);
        c11x = FloatVector.broadcast(SPECIES, in[a11 + k]).fma(b, c11x);
        weight += LANES;
      }
      a0 += product.runStride;
      a1 += product.runStride;
      a2 += product.runStride;
      a3 += product.runStride;
      a4 += product.runStride;
      a5 += product.runStride;
      a6 += product.runStride;
      a7 += product.runStride;
      a8 += product.runStride;
      a9 += product.runStride;
      a10 += product.runStride;
      a11 += product.runStride;
    }
    c0x.intoArray(sums, at);
    c1x.intoArray(sums, at + LANES);
    c2x.intoArray(sums, at + 2 * LANES);
    c3x.intoArray(sums, at + 3 * LANES);
    c4x.intoArray(sums, at + 4 * LANES);
    c5x.intoArray(sums, at + 5 * LANES);
    c6x.intoArray(sums, at + 6 * LANES);
    c7x.intoArray(sums, at + 7 * LANES);
    c8x.intoArray(sums, at + 8 * LANES);
    c9x.intoArray(sums, at + 9 * LANES);
    c10x.intoArray(sums, at + 10 * LANES);
    c11x.intoArray(sums, at + 11 * LANES);
  }
}
