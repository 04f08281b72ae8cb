package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A 3×3 depthwise convolution: one vector of channels after the other, its weights in registers.
 */
final class Depthwise3x3 {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Positions before the next vector of channels, so that their lines are still near. */
  private static final int BLOCK = 32;

  private Depthwise3x3() {}

  static void run(
      PackedDepthwise conv, float[] floats, int[] inCells, int[] outCells, int from, int to) {
    for (int block = from; block < to; block += BLOCK) {
      int end = Math.min(block + BLOCK, to);
      for (int c = 0; c < conv.pitch; c += SPECIES.length()) {
        channels(conv, c, floats, inCells, outCells, block, end);
      }
    }
  }

  private static void channels(
      PackedDepthwise conv,
      int c,
      float[] floats,
      int[] inCells,
      int[] outCells,
      int from,
      int to) {
    int p = conv.pitch;
    float[] weights = conv.weights;
    FloatVector w0 = FloatVector.fromArray(SPECIES, weights, c);
    FloatVector w1 = FloatVector.fromArray(SPECIES, weights, c + p);
    FloatVector w2 = FloatVector.fromArray(SPECIES, weights, c + 2 * p);
    FloatVector w3 = FloatVector.fromArray(SPECIES, weights, c + 3 * p);
    FloatVector w4 = FloatVector.fromArray(SPECIES, weights, c + 4 * p);
    FloatVector w5 = FloatVector.fromArray(SPECIES, weights, c + 5 * p);
    FloatVector w6 = FloatVector.fromArray(SPECIES, weights, c + 6 * p);
    FloatVector w7 = FloatVector.fromArray(SPECIES, weights, c + 7 * p);
    FloatVector w8 = FloatVector.fromArray(SPECIES, weights, c + 8 * p);
    FloatVector bias = FloatVector.fromArray(SPECIES, conv.output.bias, c);
    boolean below = conv.output.lowest == 0;
    boolean above = conv.output.highest == 6;
    for (int i = from; i < to; i++) {
      int a = inCells[i] * p + conv.inOrigin + c;
      int b = a + conv.rowStride;
      int d = b + conv.rowStride;
      FloatVector s = FloatVector.fromArray(SPECIES, floats, a).fma(w0, bias);
      FloatVector t = FloatVector.fromArray(SPECIES, floats, b).mul(w3);
      s = FloatVector.fromArray(SPECIES, floats, a + p).fma(w1, s);
      t = FloatVector.fromArray(SPECIES, floats, b + p).fma(w4, t);
      s = FloatVector.fromArray(SPECIES, floats, a + 2 * p).fma(w2, s);
      t = FloatVector.fromArray(SPECIES, floats, b + 2 * p).fma(w5, t);
      s = FloatVector.fromArray(SPECIES, floats, d).fma(w6, s);
      t = FloatVector.fromArray(SPECIES, floats, d + p).fma(w7, t);
      s = FloatVector.fromArray(SPECIES, floats, d + 2 * p).fma(w8, s);
      FloatVector sum = s.add(t);
      sum = below ? Clamp.below(sum) : sum;
      sum = above ? Clamp.above(sum) : sum;
      sum.intoArray(floats, outCells[i] * p + conv.output.origin + c);
    }
  }
}
