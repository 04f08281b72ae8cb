package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of 12 positions by two vectors of output channels. For processors with 32 vector
 * registers. Accumulators are local variables, so that they stay in registers; arrays of vectors
 * would not.
 */
final class Tile12x2 {
  static final int ROWS = 12;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Tile12x2() {}

  /** Multiplies the positions {@code row} to {@code row + ROWS - 1} of the lists by one panel. */
  static void run(
      PackedConvolution conv,
      int weight,
      int channel,
      float[] in,
      int[] inCells,
      float[] out,
      int[] outCells,
      int row) {
    float[] weights = conv.weights;
    int a0 = inCells[row + 0] * conv.inPitch + conv.inOrigin;
    int a1 = inCells[row + 1] * conv.inPitch + conv.inOrigin;
    int a2 = inCells[row + 2] * conv.inPitch + conv.inOrigin;
    int a3 = inCells[row + 3] * conv.inPitch + conv.inOrigin;
    int a4 = inCells[row + 4] * conv.inPitch + conv.inOrigin;
    int a5 = inCells[row + 5] * conv.inPitch + conv.inOrigin;
    int a6 = inCells[row + 6] * conv.inPitch + conv.inOrigin;
    int a7 = inCells[row + 7] * conv.inPitch + conv.inOrigin;
    int a8 = inCells[row + 8] * conv.inPitch + conv.inOrigin;
    int a9 = inCells[row + 9] * conv.inPitch + conv.inOrigin;
    int a10 = inCells[row + 10] * conv.inPitch + conv.inOrigin;
    int a11 = inCells[row + 11] * conv.inPitch + conv.inOrigin;
    FloatVector c0x = FloatVector.fromArray(SPECIES, conv.bias, channel);
    FloatVector c0y = FloatVector.fromArray(SPECIES, conv.bias, channel + LANES);
    FloatVector c1x = c0x;
    FloatVector c1y = c0y;
    FloatVector c2x = c0x;
    FloatVector c2y = c0y;
    FloatVector c3x = c0x;
    FloatVector c3y = c0y;
    FloatVector c4x = c0x;
    FloatVector c4y = c0y;
    FloatVector c5x = c0x;
    FloatVector c5y = c0y;
    FloatVector c6x = c0x;
    FloatVector c6y = c0y;
    FloatVector c7x = c0x;
    FloatVector c7y = c0y;
    FloatVector c8x = c0x;
    FloatVector c8y = c0y;
    FloatVector c9x = c0x;
    FloatVector c9y = c0y;
    FloatVector c10x = c0x;
    FloatVector c10y = c0y;
    FloatVector c11x = c0x;
    FloatVector c11y = c0y;
    int at = weight;
    for (int run = 0; run < conv.runs; run++) {
      for (int k = 0; k < conv.runLength; k++) {
        FloatVector bx = FloatVector.fromArray(SPECIES, weights, at);
        FloatVector by = FloatVector.fromArray(SPECIES, weights, at + LANES);
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
        a = FloatVector.broadcast(SPECIES, in[a8 + k]);
        c8x = a.fma(bx, c8x);
        c8y = a.fma(by, c8y);
        a = FloatVector.broadcast(SPECIES, in[a9 + k]);
        c9x = a.fma(bx, c9x);
        c9y = a.fma(by, c9y);
        a = FloatVector.broadcast(SPECIES, in[a10 + k]);
        c10x = a.fma(bx, c10x);
        c10y = a.fma(by, c10y);
        a = FloatVector.broadcast(SPECIES, in[a11 + k]);
        c11x = a.fma(bx, c11x);
        c11y = a.fma(by, c11y);
        at += 2 * LANES;
      }
      a0 += conv.runStride;
      a1 += conv.runStride;
      a2 += conv.runStride;
      a3 += conv.runStride;
      a4 += conv.runStride;
      a5 += conv.runStride;
      a6 += conv.runStride;
      a7 += conv.runStride;
      a8 += conv.runStride;
      a9 += conv.runStride;
      a10 += conv.runStride;
      a11 += conv.runStride;
    }
    int o0 = outCells[row + 0] * conv.outPitch + conv.outOrigin + channel;
    int o1 = outCells[row + 1] * conv.outPitch + conv.outOrigin + channel;
    int o2 = outCells[row + 2] * conv.outPitch + conv.outOrigin + channel;
    int o3 = outCells[row + 3] * conv.outPitch + conv.outOrigin + channel;
    int o4 = outCells[row + 4] * conv.outPitch + conv.outOrigin + channel;
    int o5 = outCells[row + 5] * conv.outPitch + conv.outOrigin + channel;
    int o6 = outCells[row + 6] * conv.outPitch + conv.outOrigin + channel;
    int o7 = outCells[row + 7] * conv.outPitch + conv.outOrigin + channel;
    int o8 = outCells[row + 8] * conv.outPitch + conv.outOrigin + channel;
    int o9 = outCells[row + 9] * conv.outPitch + conv.outOrigin + channel;
    int o10 = outCells[row + 10] * conv.outPitch + conv.outOrigin + channel;
    int o11 = outCells[row + 11] * conv.outPitch + conv.outOrigin + channel;
    if (conv.accumulate) {
      c0x = c0x.add(FloatVector.fromArray(SPECIES, out, o0));
      c0y = c0y.add(FloatVector.fromArray(SPECIES, out, o0 + LANES));
      c1x = c1x.add(FloatVector.fromArray(SPECIES, out, o1));
      c1y = c1y.add(FloatVector.fromArray(SPECIES, out, o1 + LANES));
      c2x = c2x.add(FloatVector.fromArray(SPECIES, out, o2));
      c2y = c2y.add(FloatVector.fromArray(SPECIES, out, o2 + LANES));
      c3x = c3x.add(FloatVector.fromArray(SPECIES, out, o3));
      c3y = c3y.add(FloatVector.fromArray(SPECIES, out, o3 + LANES));
      c4x = c4x.add(FloatVector.fromArray(SPECIES, out, o4));
      c4y = c4y.add(FloatVector.fromArray(SPECIES, out, o4 + LANES));
      c5x = c5x.add(FloatVector.fromArray(SPECIES, out, o5));
      c5y = c5y.add(FloatVector.fromArray(SPECIES, out, o5 + LANES));
      c6x = c6x.add(FloatVector.fromArray(SPECIES, out, o6));
      c6y = c6y.add(FloatVector.fromArray(SPECIES, out, o6 + LANES));
      c7x = c7x.add(FloatVector.fromArray(SPECIES, out, o7));
      c7y = c7y.add(FloatVector.fromArray(SPECIES, out, o7 + LANES));
      c8x = c8x.add(FloatVector.fromArray(SPECIES, out, o8));
      c8y = c8y.add(FloatVector.fromArray(SPECIES, out, o8 + LANES));
      c9x = c9x.add(FloatVector.fromArray(SPECIES, out, o9));
      c9y = c9y.add(FloatVector.fromArray(SPECIES, out, o9 + LANES));
      c10x = c10x.add(FloatVector.fromArray(SPECIES, out, o10));
      c10y = c10y.add(FloatVector.fromArray(SPECIES, out, o10 + LANES));
      c11x = c11x.add(FloatVector.fromArray(SPECIES, out, o11));
      c11y = c11y.add(FloatVector.fromArray(SPECIES, out, o11 + LANES));
    }
    if (conv.lowest == 0) {
      c0x = Clamp.below(c0x);
      c0y = Clamp.below(c0y);
      c1x = Clamp.below(c1x);
      c1y = Clamp.below(c1y);
      c2x = Clamp.below(c2x);
      c2y = Clamp.below(c2y);
      c3x = Clamp.below(c3x);
      c3y = Clamp.below(c3y);
      c4x = Clamp.below(c4x);
      c4y = Clamp.below(c4y);
      c5x = Clamp.below(c5x);
      c5y = Clamp.below(c5y);
      c6x = Clamp.below(c6x);
      c6y = Clamp.below(c6y);
      c7x = Clamp.below(c7x);
      c7y = Clamp.below(c7y);
      c8x = Clamp.below(c8x);
      c8y = Clamp.below(c8y);
      c9x = Clamp.below(c9x);
      c9y = Clamp.below(c9y);
      c10x = Clamp.below(c10x);
      c10y = Clamp.below(c10y);
      c11x = Clamp.below(c11x);
      c11y = Clamp.below(c11y);
    }
    if (conv.highest == 6) {
      c0x = Clamp.above(c0x);
      c0y = Clamp.above(c0y);
      c1x = Clamp.above(c1x);
      c1y = Clamp.above(c1y);
      c2x = Clamp.above(c2x);
      c2y = Clamp.above(c2y);
      c3x = Clamp.above(c3x);
      c3y = Clamp.above(c3y);
      c4x = Clamp.above(c4x);
      c4y = Clamp.above(c4y);
      c5x = Clamp.above(c5x);
      c5y = Clamp.above(c5y);
      c6x = Clamp.above(c6x);
      c6y = Clamp.above(c6y);
      c7x = Clamp.above(c7x);
      c7y = Clamp.above(c7y);
      c8x = Clamp.above(c8x);
      c8y = Clamp.above(c8y);
      c9x = Clamp.above(c9x);
      c9y = Clamp.above(c9y);
      c10x = Clamp.above(c10x);
      c10y = Clamp.above(c10y);
      c11x = Clamp.above(c11x);
      c11y = Clamp.above(c11y);
    }
    c0x.intoArray(out, o0);
    c0y.intoArray(out, o0 + LANES);
    c1x.intoArray(out, o1);
    c1y.intoArray(out, o1 + LANES);
    c2x.intoArray(out, o2);
    c2y.intoArray(out, o2 + LANES);
    c3x.intoArray(out, o3);
    c3y.intoArray(out, o3 + LANES);
    c4x.intoArray(out, o4);
    c4y.intoArray(out, o4 + LANES);
    c5x.intoArray(out, o5);
    c5y.intoArray(out, o5 + LANES);
    c6x.intoArray(out, o6);
    c6y.intoArray(out, o6 + LANES);
    c7x.intoArray(out, o7);
    c7y.intoArray(out, o7 + LANES);
    c8x.intoArray(out, o8);
    c8y.intoArray(out, o8 + LANES);
    c9x.intoArray(out, o9);
    c9y.intoArray(out, o9 + LANES);
    c10x.intoArray(out, o10);
    c10y.intoArray(out, o10 + LANES);
    c11x.intoArray(out, o11);
    c11y.intoArray(out, o11 + LANES);
  }
}
