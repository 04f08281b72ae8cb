package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four positions of a 3×3 depthwise convolution, neighbours in a row. All sums are clamped, if only
 * to infinities: where it depends on a condition, the compiler may put vectors on the heap.
 */
final class DepthwiseFour {
  static final int POSITIONS = 4;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private DepthwiseFour() {}

  /** With stride 1: each input is loaded once for all windows that see it. */
  static void adjoining(PackedDepthwise conv, float[] floats, int in, int out) {
    int pitch = conv.pitch;
    float[] weights = conv.weights;
    FloatVector lowest = FloatVector.broadcast(SPECIES, conv.output.lowest);
    FloatVector highest = FloatVector.broadcast(SPECIES, conv.output.highest);
    for (int c = 0; c < pitch; c += SPECIES.length()) {
      FloatVector r = FloatVector.fromArray(SPECIES, conv.output.bias, c);
      FloatVector s = r;
      FloatVector t = r;
      FloatVector u = r;
      int weight = c;
      int a = in + c;
      for (int row = 0; row < 3; row++) {
        FloatVector w0 = FloatVector.fromArray(SPECIES, weights, weight);
        FloatVector w1 = FloatVector.fromArray(SPECIES, weights, weight + pitch);
        FloatVector w2 = FloatVector.fromArray(SPECIES, weights, weight + 2 * pitch);
        FloatVector x = FloatVector.fromArray(SPECIES, floats, a);
        r = x.fma(w0, r);
        x = FloatVector.fromArray(SPECIES, floats, a + pitch);
        r = x.fma(w1, r);
        s = x.fma(w0, s);
        x = FloatVector.fromArray(SPECIES, floats, a + 2 * pitch);
        r = x.fma(w2, r);
        s = x.fma(w1, s);
        t = x.fma(w0, t);
        x = FloatVector.fromArray(SPECIES, floats, a + 3 * pitch);
        s = x.fma(w2, s);
        t = x.fma(w1, t);
        u = x.fma(w0, u);
        x = FloatVector.fromArray(SPECIES, floats, a + 4 * pitch);
        t = x.fma(w2, t);
        u = x.fma(w1, u);
        x = FloatVector.fromArray(SPECIES, floats, a + 5 * pitch);
        u = x.fma(w2, u);
        weight += 3 * pitch;
        a += conv.rowStride;
      }
      r = r.blend(lowest, r.compare(VectorOperators.LT, lowest));
      r = r.blend(highest, r.compare(VectorOperators.GT, highest));
      r.intoArray(floats, out + c);
      s = s.blend(lowest, s.compare(VectorOperators.LT, lowest));
      s = s.blend(highest, s.compare(VectorOperators.GT, highest));
      s.intoArray(floats, out + c + pitch);
      t = t.blend(lowest, t.compare(VectorOperators.LT, lowest));
      t = t.blend(highest, t.compare(VectorOperators.GT, highest));
      t.intoArray(floats, out + c + 2 * pitch);
      u = u.blend(lowest, u.compare(VectorOperators.LT, lowest));
      u = u.blend(highest, u.compare(VectorOperators.GT, highest));
      u.intoArray(floats, out + c + 3 * pitch);
    }
  }

  /** With any stride. */
  static void apart(PackedDepthwise conv, float[] floats, int in, int out) {
    int pitch = conv.pitch;
    int step = conv.stride * pitch;
    float[] weights = conv.weights;
    FloatVector lowest = FloatVector.broadcast(SPECIES, conv.output.lowest);
    FloatVector highest = FloatVector.broadcast(SPECIES, conv.output.highest);
    for (int c = 0; c < pitch; c += SPECIES.length()) {
      FloatVector r = FloatVector.fromArray(SPECIES, conv.output.bias, c);
      FloatVector s = r;
      FloatVector t = r;
      FloatVector u = r;
      int weight = c;
      int a = in + c;
      for (int row = 0; row < 3; row++) {
        FloatVector w0 = FloatVector.fromArray(SPECIES, weights, weight);
        FloatVector w1 = FloatVector.fromArray(SPECIES, weights, weight + pitch);
        FloatVector w2 = FloatVector.fromArray(SPECIES, weights, weight + 2 * pitch);
        r = FloatVector.fromArray(SPECIES, floats, a).fma(w0, r);
        r = FloatVector.fromArray(SPECIES, floats, a + pitch).fma(w1, r);
        r = FloatVector.fromArray(SPECIES, floats, a + 2 * pitch).fma(w2, r);
        s = FloatVector.fromArray(SPECIES, floats, a + step).fma(w0, s);
        s = FloatVector.fromArray(SPECIES, floats, a + step + pitch).fma(w1, s);
        s = FloatVector.fromArray(SPECIES, floats, a + step + 2 * pitch).fma(w2, s);
        t = FloatVector.fromArray(SPECIES, floats, a + 2 * step).fma(w0, t);
        t = FloatVector.fromArray(SPECIES, floats, a + 2 * step + pitch).fma(w1, t);
        t = FloatVector.fromArray(SPECIES, floats, a + 2 * step + 2 * pitch).fma(w2, t);
        u = FloatVector.fromArray(SPECIES, floats, a + 3 * step).fma(w0, u);
        u = FloatVector.fromArray(SPECIES, floats, a + 3 * step + pitch).fma(w1, u);
        u = FloatVector.fromArray(SPECIES, floats, a + 3 * step + 2 * pitch).fma(w2, u);
        weight += 3 * pitch;
        a += conv.rowStride;
      }
      r = r.blend(lowest, r.compare(VectorOperators.LT, lowest));
      r = r.blend(highest, r.compare(VectorOperators.GT, highest));
      r.intoArray(floats, out + c);
      s = s.blend(lowest, s.compare(VectorOperators.LT, lowest));
      s = s.blend(highest, s.compare(VectorOperators.GT, highest));
      s.intoArray(floats, out + c + pitch);
      t = t.blend(lowest, t.compare(VectorOperators.LT, lowest));
      t = t.blend(highest, t.compare(VectorOperators.GT, highest));
      t.intoArray(floats, out + c + 2 * pitch);
      u = u.blend(lowest, u.compare(VectorOperators.LT, lowest));
      u = u.blend(highest, u.compare(VectorOperators.GT, highest));
      u.intoArray(floats, out + c + 3 * pitch);
    }
  }
}
