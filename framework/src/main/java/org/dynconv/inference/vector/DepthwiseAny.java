package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A depthwise convolution of any kernel. */
final class DepthwiseAny {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private DepthwiseAny() {}

  static void run(
      PackedDepthwise conv,
      float[] in,
      int[] inCells,
      float[] out,
      int[] outCells,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      int window = inCells[i] * conv.pitch + conv.inOrigin;
      int at = outCells[i] * conv.pitch + conv.outOrigin;
      for (int c = 0; c < conv.pitch; c += SPECIES.length()) {
        position(conv, c, in, window + c, out, at + c);
      }
    }
  }

  private static void position(
      PackedDepthwise conv, int c, float[] in, int window, float[] out, int at) {
    FloatVector sum = FloatVector.fromArray(SPECIES, conv.bias, c);
    int weight = c;
    for (int ky = 0; ky < conv.kernel; ky++) {
      for (int kx = 0; kx < conv.kernel; kx++) {
        sum =
            FloatVector.fromArray(SPECIES, in, window + ky * conv.rowStride + kx * conv.pitch)
                .fma(FloatVector.fromArray(SPECIES, conv.weights, weight), sum);
        weight += conv.pitch;
      }
    }
    sum = conv.lowest == 0 ? Clamp.below(sum) : sum;
    sum = conv.highest == 6 ? Clamp.above(sum) : sum;
    sum.intoArray(out, at);
  }
}
