package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A 3×3 depthwise convolution. Four neighbours in a row are done together where there are any: they
 * share weights and most of their inputs. The sums of all ways are added up in the same order.
 */
final class Depthwise3x3 implements DepthwiseProgram {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int FOUR = FourWindows.POSITIONS;

  private final PackedDepthwise conv;
  private final FourWindows four;

  Depthwise3x3(PackedDepthwise conv) {
    this.conv = conv;
    this.four =
        Specialised.copy(
            DepthwiseFour.class,
            FourWindows.class,
            new FourWindows.Numbers(
                conv.pitch, conv.rowStride, conv.stride, conv.output.lowest, conv.output.highest));
  }

  @Override
  public void run(float[] floats, int[] inCells, int[] outCells, int from, int to) {
    int i = from;
    while (i < to) {
      int in = inCells[i] * conv.pitch + conv.inOrigin;
      int out = outCells[i] * conv.pitch + conv.output.origin;
      if (i + FOUR <= to
          && inCells[i + FOUR - 1] - inCells[i] == (FOUR - 1) * conv.stride
          && outCells[i + FOUR - 1] - outCells[i] == FOUR - 1) {
        four.run(conv.weights, conv.output.bias, floats, in, out);
        i += FOUR;
      } else {
        one(conv, floats, in, out);
        i++;
      }
    }
  }

  private static void one(PackedDepthwise conv, float[] floats, int in, int out) {
    int pitch = conv.pitch;
    float[] weights = conv.weights;
    FloatVector lowest = FloatVector.broadcast(SPECIES, conv.output.lowest);
    FloatVector highest = FloatVector.broadcast(SPECIES, conv.output.highest);
    for (int c = 0; c < pitch; c += SPECIES.length()) {
      FloatVector r = FloatVector.fromArray(SPECIES, conv.output.bias, c);
      int weight = c;
      int a = in + c;
      for (int row = 0; row < 3; row++) {
        FloatVector w0 = FloatVector.fromArray(SPECIES, weights, weight);
        FloatVector w1 = FloatVector.fromArray(SPECIES, weights, weight + pitch);
        FloatVector w2 = FloatVector.fromArray(SPECIES, weights, weight + 2 * pitch);
        r = FloatVector.fromArray(SPECIES, floats, a).fma(w0, r);
        r = FloatVector.fromArray(SPECIES, floats, a + pitch).fma(w1, r);
        r = FloatVector.fromArray(SPECIES, floats, a + 2 * pitch).fma(w2, r);
        weight += 3 * pitch;
        a += conv.rowStride;
      }
      r = r.blend(lowest, r.compare(VectorOperators.LT, lowest));
      r = r.blend(highest, r.compare(VectorOperators.GT, highest));
      r.intoArray(floats, out + c);
    }
  }
}
