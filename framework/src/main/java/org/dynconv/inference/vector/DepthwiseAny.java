package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A depthwise convolution of any kernel. */
final class DepthwiseAny implements DepthwiseProgram {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private final PackedDepthwise conv;

  DepthwiseAny(PackedDepthwise conv) {
    this.conv = conv;
  }

  @Override
  public void run(float[] floats, int[] inCells, int[] outCells, int from, int to) {
    for (int i = from; i < to; i++) {
      int window = inCells[i] * conv.pitch + conv.inOrigin;
      int at = outCells[i] * conv.pitch + conv.output.origin;
      for (int c = 0; c < conv.pitch; c += SPECIES.length()) {
        position(conv, c, floats, window + c, at + c);
      }
    }
  }

  private static void position(PackedDepthwise conv, int c, float[] floats, int window, int at) {
    FloatVector sum = FloatVector.fromArray(SPECIES, conv.output.bias, c);
    int weight = c;
    for (int ky = 0; ky < conv.kernel; ky++) {
      for (int kx = 0; kx < conv.kernel; kx++) {
        sum =
            FloatVector.fromArray(SPECIES, floats, window + ky * conv.rowStride + kx * conv.pitch)
                .fma(FloatVector.fromArray(SPECIES, conv.weights, weight), sum);
        weight += conv.pitch;
      }
    }
    sum = sum.blend(conv.output.lowest, sum.compare(VectorOperators.LT, conv.output.lowest));
    sum = sum.blend(conv.output.highest, sum.compare(VectorOperators.GT, conv.output.highest));
    sum.intoArray(floats, at);
  }
}
