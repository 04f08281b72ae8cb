package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four positions of a 3×3 depthwise convolution, neighbours in a row; {@link Specialised}. All sums
 * are clamped, if only to infinities: where it depends on a condition, the compiler may put vectors
 * on the heap.
 */
final class DepthwiseFour implements FourWindows {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final Numbers NUMBERS = Specialised.numbers(MethodHandles.lookup(), Numbers.class);
  private static final int PITCH = NUMBERS.pitch();
  private static final int ROW = NUMBERS.row();
  private static final int STEP = NUMBERS.stride() * PITCH;

  @Override
  public void run(float[] weights, float[] bias, float[] floats, int in, int out) {
    for (int c = 0; c < PITCH; c += LANES) {
      if (STEP == PITCH) {
        adjoining(weights, bias, floats, c, in + c, out + c);
      } else {
        apart(weights, bias, floats, c, in + c, out + c);
      }
    }
  }

  /** With stride 1: each input is loaded once for all windows that see it. */
  private static void adjoining(
      float[] weights, float[] bias, float[] floats, int c, int in, int out) {
    FloatVector lowest = FloatVector.broadcast(SPECIES, NUMBERS.lowest());
    FloatVector highest = FloatVector.broadcast(SPECIES, NUMBERS.highest());
    FloatVector r = FloatVector.fromArray(SPECIES, bias, c);
    FloatVector s = r;
    FloatVector t = r;
    FloatVector u = r;
    int weight = c;
    int a = in;
    for (int row = 0; row < 3; row++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, weights, weight);
      FloatVector w1 = FloatVector.fromArray(SPECIES, weights, weight + PITCH);
      FloatVector w2 = FloatVector.fromArray(SPECIES, weights, weight + 2 * PITCH);
      FloatVector x = FloatVector.fromArray(SPECIES, floats, a);
      r = x.fma(w0, r);
      x = FloatVector.fromArray(SPECIES, floats, a + PITCH);
      r = x.fma(w1, r);
      s = x.fma(w0, s);
      x = FloatVector.fromArray(SPECIES, floats, a + 2 * PITCH);
      r = x.fma(w2, r);
      s = x.fma(w1, s);
      t = x.fma(w0, t);
      x = FloatVector.fromArray(SPECIES, floats, a + 3 * PITCH);
      s = x.fma(w2, s);
      t = x.fma(w1, t);
      u = x.fma(w0, u);
      x = FloatVector.fromArray(SPECIES, floats, a + 4 * PITCH);
      t = x.fma(w2, t);
      u = x.fma(w1, u);
      x = FloatVector.fromArray(SPECIES, floats, a + 5 * PITCH);
      u = x.fma(w2, u);
      weight += 3 * PITCH;
      a += ROW;
    }
    r = r.blend(lowest, r.compare(VectorOperators.LT, lowest));
    r = r.blend(highest, r.compare(VectorOperators.GT, highest));
    r.intoArray(floats, out);
    s = s.blend(lowest, s.compare(VectorOperators.LT, lowest));
    s = s.blend(highest, s.compare(VectorOperators.GT, highest));
    s.intoArray(floats, out + PITCH);
    t = t.blend(lowest, t.compare(VectorOperators.LT, lowest));
    t = t.blend(highest, t.compare(VectorOperators.GT, highest));
    t.intoArray(floats, out + 2 * PITCH);
    u = u.blend(lowest, u.compare(VectorOperators.LT, lowest));
    u = u.blend(highest, u.compare(VectorOperators.GT, highest));
    u.intoArray(floats, out + 3 * PITCH);
  }

  /** With any stride. */
  private static void apart(float[] weights, float[] bias, float[] floats, int c, int in, int out) {
    FloatVector lowest = FloatVector.broadcast(SPECIES, NUMBERS.lowest());
    FloatVector highest = FloatVector.broadcast(SPECIES, NUMBERS.highest());
    FloatVector r = FloatVector.fromArray(SPECIES, bias, c);
    FloatVector s = r;
    FloatVector t = r;
    FloatVector u = r;
    int weight = c;
    int a = in;
    for (int row = 0; row < 3; row++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, weights, weight);
      FloatVector w1 = FloatVector.fromArray(SPECIES, weights, weight + PITCH);
      FloatVector w2 = FloatVector.fromArray(SPECIES, weights, weight + 2 * PITCH);
      r = FloatVector.fromArray(SPECIES, floats, a).fma(w0, r);
      r = FloatVector.fromArray(SPECIES, floats, a + PITCH).fma(w1, r);
      r = FloatVector.fromArray(SPECIES, floats, a + 2 * PITCH).fma(w2, r);
      s = FloatVector.fromArray(SPECIES, floats, a + STEP).fma(w0, s);
      s = FloatVector.fromArray(SPECIES, floats, a + STEP + PITCH).fma(w1, s);
      s = FloatVector.fromArray(SPECIES, floats, a + STEP + 2 * PITCH).fma(w2, s);
      t = FloatVector.fromArray(SPECIES, floats, a + 2 * STEP).fma(w0, t);
      t = FloatVector.fromArray(SPECIES, floats, a + 2 * STEP + PITCH).fma(w1, t);
      t = FloatVector.fromArray(SPECIES, floats, a + 2 * STEP + 2 * PITCH).fma(w2, t);
      u = FloatVector.fromArray(SPECIES, floats, a + 3 * STEP).fma(w0, u);
      u = FloatVector.fromArray(SPECIES, floats, a + 3 * STEP + PITCH).fma(w1, u);
      u = FloatVector.fromArray(SPECIES, floats, a + 3 * STEP + 2 * PITCH).fma(w2, u);
      weight += 3 * PITCH;
      a += ROW;
    }
    r = r.blend(lowest, r.compare(VectorOperators.LT, lowest));
    r = r.blend(highest, r.compare(VectorOperators.GT, highest));
    r.intoArray(floats, out);
    s = s.blend(lowest, s.compare(VectorOperators.LT, lowest));
    s = s.blend(highest, s.compare(VectorOperators.GT, highest));
    s.intoArray(floats, out + PITCH);
    t = t.blend(lowest, t.compare(VectorOperators.LT, lowest));
    t = t.blend(highest, t.compare(VectorOperators.GT, highest));
    t.intoArray(floats, out + 2 * PITCH);
    u = u.blend(lowest, u.compare(VectorOperators.LT, lowest));
    u = u.blend(highest, u.compare(VectorOperators.GT, highest));
    u.intoArray(floats, out + 3 * PITCH);
  }
}
