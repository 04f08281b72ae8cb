package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of 24 positions by one vector of output channels. For processors with 32 vector
 * registers. Accumulators are local variables, so that they stay in registers; arrays of vectors
 * would not.
 */
final class Tile24x1 {
  static final int ROWS = 24;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Tile24x1() {}

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
    int a12 = inCells[row + 12] * conv.inPitch + conv.inOrigin;
    int a13 = inCells[row + 13] * conv.inPitch + conv.inOrigin;
    int a14 = inCells[row + 14] * conv.inPitch + conv.inOrigin;
    int a15 = inCells[row + 15] * conv.inPitch + conv.inOrigin;
    int a16 = inCells[row + 16] * conv.inPitch + conv.inOrigin;
    int a17 = inCells[row + 17] * conv.inPitch + conv.inOrigin;
    int a18 = inCells[row + 18] * conv.inPitch + conv.inOrigin;
    int a19 = inCells[row + 19] * conv.inPitch + conv.inOrigin;
    int a20 = inCells[row + 20] * conv.inPitch + conv.inOrigin;
    int a21 = inCells[row + 21] * conv.inPitch + conv.inOrigin;
    int a22 = inCells[row + 22] * conv.inPitch + conv.inOrigin;
    int a23 = inCells[row + 23] * conv.inPitch + conv.inOrigin;
    FloatVector c0x = FloatVector.fromArray(SPECIES, conv.bias, channel);
    FloatVector c1x = c0x;
    FloatVector c2x = c0x;
    FloatVector c3x = c0x;
    FloatVector c4x = c0x;
    FloatVector c5x = c0x;
    FloatVector c6x = c0x;
    FloatVector c7x = c0x;
    FloatVector c8x = c0x;
    FloatVector c9x = c0x;
    FloatVector c10x = c0x;
    FloatVector c11x = c0x;
    FloatVector c12x = c0x;
    FloatVector c13x = c0x;
    FloatVector c14x = c0x;
    FloatVector c15x = c0x;
    FloatVector c16x = c0x;
    FloatVector c17x = c0x;
    FloatVector c18x = c0x;
    FloatVector c19x = c0x;
    FloatVector c20x = c0x;
    FloatVector c21x = c0x;
    FloatVector c22x = c0x;
    FloatVector c23x = c0x;
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
        c8x = FloatVector.broadcast(SPECIES, in[a8 + k]).fma(bx, c8x);
        c9x = FloatVector.broadcast(SPECIES, in[a9 + k]).fma(bx, c9x);
        c10x = FloatVector.broadcast(SPECIES, in[a10 + k]).fma(bx, c10x);
        c11x = FloatVector.broadcast(SPECIES, in[a11 + k]).fma(bx, c11x);
        c12x = FloatVector.broadcast(SPECIES, in[a12 + k]).fma(bx, c12x);
        c13x = FloatVector.broadcast(SPECIES, in[a13 + k]).fma(bx, c13x);
        c14x = FloatVector.broadcast(SPECIES, in[a14 + k]).fma(bx, c14x);
        c15x = FloatVector.broadcast(SPECIES, in[a15 + k]).fma(bx, c15x);
        c16x = FloatVector.broadcast(SPECIES, in[a16 + k]).fma(bx, c16x);
        c17x = FloatVector.broadcast(SPECIES, in[a17 + k]).fma(bx, c17x);
        c18x = FloatVector.broadcast(SPECIES, in[a18 + k]).fma(bx, c18x);
        c19x = FloatVector.broadcast(SPECIES, in[a19 + k]).fma(bx, c19x);
        c20x = FloatVector.broadcast(SPECIES, in[a20 + k]).fma(bx, c20x);
        c21x = FloatVector.broadcast(SPECIES, in[a21 + k]).fma(bx, c21x);
        c22x = FloatVector.broadcast(SPECIES, in[a22 + k]).fma(bx, c22x);
        c23x = FloatVector.broadcast(SPECIES, in[a23 + k]).fma(bx, c23x);
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
      a8 += conv.runStride;
      a9 += conv.runStride;
      a10 += conv.runStride;
      a11 += conv.runStride;
      a12 += conv.runStride;
      a13 += conv.runStride;
      a14 += conv.runStride;
      a15 += conv.runStride;
      a16 += conv.runStride;
      a17 += conv.runStride;
      a18 += conv.runStride;
      a19 += conv.runStride;
      a20 += conv.runStride;
      a21 += conv.runStride;
      a22 += conv.runStride;
      a23 += conv.runStride;
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
    int o12 = outCells[row + 12] * conv.outPitch + conv.outOrigin + channel;
    int o13 = outCells[row + 13] * conv.outPitch + conv.outOrigin + channel;
    int o14 = outCells[row + 14] * conv.outPitch + conv.outOrigin + channel;
    int o15 = outCells[row + 15] * conv.outPitch + conv.outOrigin + channel;
    int o16 = outCells[row + 16] * conv.outPitch + conv.outOrigin + channel;
    int o17 = outCells[row + 17] * conv.outPitch + conv.outOrigin + channel;
    int o18 = outCells[row + 18] * conv.outPitch + conv.outOrigin + channel;
    int o19 = outCells[row + 19] * conv.outPitch + conv.outOrigin + channel;
    int o20 = outCells[row + 20] * conv.outPitch + conv.outOrigin + channel;
    int o21 = outCells[row + 21] * conv.outPitch + conv.outOrigin + channel;
    int o22 = outCells[row + 22] * conv.outPitch + conv.outOrigin + channel;
    int o23 = outCells[row + 23] * conv.outPitch + conv.outOrigin + channel;
    if (conv.accumulate) {
      c0x = c0x.add(FloatVector.fromArray(SPECIES, out, o0));
      c1x = c1x.add(FloatVector.fromArray(SPECIES, out, o1));
      c2x = c2x.add(FloatVector.fromArray(SPECIES, out, o2));
      c3x = c3x.add(FloatVector.fromArray(SPECIES, out, o3));
      c4x = c4x.add(FloatVector.fromArray(SPECIES, out, o4));
      c5x = c5x.add(FloatVector.fromArray(SPECIES, out, o5));
      c6x = c6x.add(FloatVector.fromArray(SPECIES, out, o6));
      c7x = c7x.add(FloatVector.fromArray(SPECIES, out, o7));
      c8x = c8x.add(FloatVector.fromArray(SPECIES, out, o8));
      c9x = c9x.add(FloatVector.fromArray(SPECIES, out, o9));
      c10x = c10x.add(FloatVector.fromArray(SPECIES, out, o10));
      c11x = c11x.add(FloatVector.fromArray(SPECIES, out, o11));
      c12x = c12x.add(FloatVector.fromArray(SPECIES, out, o12));
      c13x = c13x.add(FloatVector.fromArray(SPECIES, out, o13));
      c14x = c14x.add(FloatVector.fromArray(SPECIES, out, o14));
      c15x = c15x.add(FloatVector.fromArray(SPECIES, out, o15));
      c16x = c16x.add(FloatVector.fromArray(SPECIES, out, o16));
      c17x = c17x.add(FloatVector.fromArray(SPECIES, out, o17));
      c18x = c18x.add(FloatVector.fromArray(SPECIES, out, o18));
      c19x = c19x.add(FloatVector.fromArray(SPECIES, out, o19));
      c20x = c20x.add(FloatVector.fromArray(SPECIES, out, o20));
      c21x = c21x.add(FloatVector.fromArray(SPECIES, out, o21));
      c22x = c22x.add(FloatVector.fromArray(SPECIES, out, o22));
      c23x = c23x.add(FloatVector.fromArray(SPECIES, out, o23));
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
      c8x = Clamp.below(c8x);
      c9x = Clamp.below(c9x);
      c10x = Clamp.below(c10x);
      c11x = Clamp.below(c11x);
      c12x = Clamp.below(c12x);
      c13x = Clamp.below(c13x);
      c14x = Clamp.below(c14x);
      c15x = Clamp.below(c15x);
      c16x = Clamp.below(c16x);
      c17x = Clamp.below(c17x);
      c18x = Clamp.below(c18x);
      c19x = Clamp.below(c19x);
      c20x = Clamp.below(c20x);
      c21x = Clamp.below(c21x);
      c22x = Clamp.below(c22x);
      c23x = Clamp.below(c23x);
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
      c8x = Clamp.above(c8x);
      c9x = Clamp.above(c9x);
      c10x = Clamp.above(c10x);
      c11x = Clamp.above(c11x);
      c12x = Clamp.above(c12x);
      c13x = Clamp.above(c13x);
      c14x = Clamp.above(c14x);
      c15x = Clamp.above(c15x);
      c16x = Clamp.above(c16x);
      c17x = Clamp.above(c17x);
      c18x = Clamp.above(c18x);
      c19x = Clamp.above(c19x);
      c20x = Clamp.above(c20x);
      c21x = Clamp.above(c21x);
      c22x = Clamp.above(c22x);
      c23x = Clamp.above(c23x);
    }
    c0x.intoArray(out, o0);
    c1x.intoArray(out, o1);
    c2x.intoArray(out, o2);
    c3x.intoArray(out, o3);
    c4x.intoArray(out, o4);
    c5x.intoArray(out, o5);
    c6x.intoArray(out, o6);
    c7x.intoArray(out, o7);
    c8x.intoArray(out, o8);
    c9x.intoArray(out, o9);
    c10x.intoArray(out, o10);
    c11x.intoArray(out, o11);
    c12x.intoArray(out, o12);
    c13x.intoArray(out, o13);
    c14x.intoArray(out, o14);
    c15x.intoArray(out, o15);
    c16x.intoArray(out, o16);
    c17x.intoArray(out, o17);
    c18x.intoArray(out, o18);
    c19x.intoArray(out, o19);
    c20x.intoArray(out, o20);
    c21x.intoArray(out, o21);
    c22x.intoArray(out, o22);
    c23x.intoArray(out, o23);
  }
}
