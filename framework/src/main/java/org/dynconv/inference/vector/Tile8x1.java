package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of 8 positions by one vector of output channels. For what is left over.
 * Accumulators are local variables, so that they stay in registers; arrays of vectors would not.
 */
final class Tile8x1 {
  static final int ROWS = 8;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Tile8x1() {}

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
    FloatVector c0x = FloatVector.fromArray(SPECIES, conv.bias, channel);
    FloatVector c1x = c0x;
    FloatVector c2x = c0x;
    FloatVector c3x = c0x;
    FloatVector c4x = c0x;
    FloatVector c5x = c0x;
    FloatVector c6x = c0x;
    FloatVector c7x = c0x;
    int at = weight;
    for (int run = 0; run < conv.runs; run++) {
      for (int k = 0; k < conv.runLength; k++) {
        FloatVector bx = FloatVector.fromArray(SPECIES, weights, at);
        c0x = FloatVector.broadcast(SPECIES, in[a0 + k]).fma(bx, c0x);
        c1x = FloatVector.broadcast(SPECIES, in[a1 + k]).fma(bx, c1x);
        c2x = FloatVector.broadcast(SPECIES, in[a2 + k]).fma(bx, c2x);
        c3x = FloatVector.broadcast(SPECIES, in[a3 + k]).fma(bx, c3x);
        c4x = FloatVector.broadcast(SPECIES, in[a4 + k]).fma(bx, c4x);
        c5x = FloatVector.broadcast(SPECIES, in[a5 + k]).fma(bx, c5x);
        c6x = FloatVector.broadcast(SPECIES, in[a6 + k]).fma(bx, c6x);
        c7x = FloatVector.broadcast(SPECIES, in[a7 + k]).fma(bx, c7x);
        at += LANES;
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
    int o0 = outCells[row + 0] * conv.outPitch + conv.outOrigin + channel;
    int o1 = outCells[row + 1] * conv.outPitch + conv.outOrigin + channel;
    int o2 = outCells[row + 2] * conv.outPitch + conv.outOrigin + channel;
    int o3 = outCells[row + 3] * conv.outPitch + conv.outOrigin + channel;
    int o4 = outCells[row + 4] * conv.outPitch + conv.outOrigin + channel;
    int o5 = outCells[row + 5] * conv.outPitch + conv.outOrigin + channel;
    int o6 = outCells[row + 6] * conv.outPitch + conv.outOrigin + channel;
    int o7 = outCells[row + 7] * conv.outPitch + conv.outOrigin + channel;
    if (conv.accumulate) {
      c0x = c0x.add(FloatVector.fromArray(SPECIES, out, o0));
      c1x = c1x.add(FloatVector.fromArray(SPECIES, out, o1));
      c2x = c2x.add(FloatVector.fromArray(SPECIES, out, o2));
      c3x = c3x.add(FloatVector.fromArray(SPECIES, out, o3));
      c4x = c4x.add(FloatVector.fromArray(SPECIES, out, o4));
      c5x = c5x.add(FloatVector.fromArray(SPECIES, out, o5));
      c6x = c6x.add(FloatVector.fromArray(SPECIES, out, o6));
      c7x = c7x.add(FloatVector.fromArray(SPECIES, out, o7));
    }
    if (conv.lowest == 0) {
      c0x = Clamp.below(c0x);
      c1x = Clamp.below(c1x);
      c2x = Clamp.below(c2x);
      c3x = Clamp.below(c3x);
      c4x = Clamp.below(c4x);
      c5x = Clamp.below(c5x);
      c6x = Clamp.below(c6x);
      c7x = Clamp.below(c7x);
    }
    if (conv.highest == 6) {
      c0x = Clamp.above(c0x);
      c1x = Clamp.above(c1x);
      c2x = Clamp.above(c2x);
      c3x = Clamp.above(c3x);
      c4x = Clamp.above(c4x);
      c5x = Clamp.above(c5x);
      c6x = Clamp.above(c6x);
      c7x = Clamp.above(c7x);
    }
    c0x.intoArray(out, o0);
    c1x.intoArray(out, o1);
    c2x.intoArray(out, o2);
    c3x.intoArray(out, o3);
    c4x.intoArray(out, o4);
    c5x.intoArray(out, o5);
    c6x.intoArray(out, o6);
    c7x.intoArray(out, o7);
  }
}
