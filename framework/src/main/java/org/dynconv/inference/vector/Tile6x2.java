package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of 6 positions by two vectors of output channels. For processors with 16 vector
 * registers. Accumulators are local variables, so that they stay in registers; arrays of vectors
 * would not.
 */
final class Tile6x2 {
  static final int ROWS = 6;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Tile6x2() {}

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
        at += 2 * LANES;
      }
      a0 += conv.runStride;
      a1 += conv.runStride;
      a2 += conv.runStride;
      a3 += conv.runStride;
      a4 += conv.runStride;
      a5 += conv.runStride;
    }
    int o0 = outCells[row + 0] * conv.outPitch + conv.outOrigin + channel;
    int o1 = outCells[row + 1] * conv.outPitch + conv.outOrigin + channel;
    int o2 = outCells[row + 2] * conv.outPitch + conv.outOrigin + channel;
    int o3 = outCells[row + 3] * conv.outPitch + conv.outOrigin + channel;
    int o4 = outCells[row + 4] * conv.outPitch + conv.outOrigin + channel;
    int o5 = outCells[row + 5] * conv.outPitch + conv.outOrigin + channel;
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
  }
}
