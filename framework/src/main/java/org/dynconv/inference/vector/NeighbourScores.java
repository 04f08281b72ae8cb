package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Scores a row of neighbouring windows, one vector of channels after the other, the weights in
 * registers; {@link Specialised}. Sums across lanes go to other units than products do, so they are
 * taken right away, while the next products are made.
 */
final class NeighbourScores implements RowScores {
  /**
   * What a copy knows.
   *
   * @param pitch floats from one input to the next
   * @param row floats from one row of inputs to the next
   */
  record Numbers(int pitch, int row) {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final Numbers NUMBERS = Specialised.numbers(MethodHandles.lookup(), Numbers.class);
  private static final int PITCH = NUMBERS.pitch();
  private static final int ROW = NUMBERS.row();

  @Override
  public void run(
      float[] weights,
      float[] floats,
      int window,
      float[] logits,
      int at,
      int count,
      float[] sums,
      int sumsAt) {
    Arrays.fill(logits, at, at + count, 0);
    int channel = 0;
    for (; channel + LANES < PITCH; channel += 2 * LANES) {
      addTwo(weights, channel, floats, window + channel, logits, at, count, sums, sumsAt + channel);
    }
    for (; channel < PITCH; channel += LANES) {
      add(weights, channel, floats, window + channel, logits, at, count, sums, sumsAt + channel);
    }
  }

  /**
   * Each column is loaded once and goes into the three sums that it belongs to; a sum is whole when
   * its last column has come.
   */
  private static void add(
      float[] weights,
      int channel,
      float[] floats,
      int first,
      float[] logits,
      int at,
      int count,
      float[] sums,
      int sumsAt) {
    FloatVector w0 = FloatVector.fromArray(SPECIES, weights, channel);
    FloatVector w1 = FloatVector.fromArray(SPECIES, weights, channel + PITCH);
    FloatVector w2 = FloatVector.fromArray(SPECIES, weights, channel + 2 * PITCH);
    FloatVector w3 = FloatVector.fromArray(SPECIES, weights, channel + 3 * PITCH);
    FloatVector w4 = FloatVector.fromArray(SPECIES, weights, channel + 4 * PITCH);
    FloatVector w5 = FloatVector.fromArray(SPECIES, weights, channel + 5 * PITCH);
    FloatVector w6 = FloatVector.fromArray(SPECIES, weights, channel + 6 * PITCH);
    FloatVector w7 = FloatVector.fromArray(SPECIES, weights, channel + 7 * PITCH);
    FloatVector w8 = FloatVector.fromArray(SPECIES, weights, channel + 8 * PITCH);
    FloatVector u = FloatVector.fromArray(SPECIES, floats, first);
    FloatVector v = FloatVector.fromArray(SPECIES, floats, first + ROW);
    FloatVector w = FloatVector.fromArray(SPECIES, floats, first + 2 * ROW);
    FloatVector last = w.fma(w6, v.fma(w3, u.mul(w0)));
    u = FloatVector.fromArray(SPECIES, floats, first + PITCH);
    v = FloatVector.fromArray(SPECIES, floats, first + PITCH + ROW);
    w = FloatVector.fromArray(SPECIES, floats, first + PITCH + 2 * ROW);
    FloatVector next = w.fma(w6, v.fma(w3, u.mul(w0)));
    last = w.fma(w7, v.fma(w4, u.fma(w1, last)));
    FloatVector middles = FloatVector.zero(SPECIES);
    for (int x = 0; x < count; x++) {
      middles = middles.add(v);
      int column = first + (x + 2) * PITCH;
      u = FloatVector.fromArray(SPECIES, floats, column);
      v = FloatVector.fromArray(SPECIES, floats, column + ROW);
      w = FloatVector.fromArray(SPECIES, floats, column + 2 * ROW);
      FloatVector sum = w.fma(w8, v.fma(w5, u.fma(w2, last)));
      last = w.fma(w7, v.fma(w4, u.fma(w1, next)));
      next = w.fma(w6, v.fma(w3, u.mul(w0)));
      logits[at + x] += sum.reduceLanes(VectorOperators.ADD);
    }
    middles.intoArray(sums, sumsAt + 0 * middles.length());
  }

  /** Two vectors of channels at a time, whose products are added up before their lanes are. */
  private static void addTwo(
      float[] weights,
      int channel,
      float[] floats,
      int first,
      float[] logits,
      int at,
      int count,
      float[] sums,
      int sumsAt) {
    FloatVector w0 = FloatVector.fromArray(SPECIES, weights, channel);
    FloatVector z0 = FloatVector.fromArray(SPECIES, weights, channel + LANES);
    FloatVector w1 = FloatVector.fromArray(SPECIES, weights, channel + PITCH);
    FloatVector z1 = FloatVector.fromArray(SPECIES, weights, channel + LANES + PITCH);
    FloatVector w2 = FloatVector.fromArray(SPECIES, weights, channel + 2 * PITCH);
    FloatVector z2 = FloatVector.fromArray(SPECIES, weights, channel + LANES + 2 * PITCH);
    FloatVector w3 = FloatVector.fromArray(SPECIES, weights, channel + 3 * PITCH);
    FloatVector z3 = FloatVector.fromArray(SPECIES, weights, channel + LANES + 3 * PITCH);
    FloatVector w4 = FloatVector.fromArray(SPECIES, weights, channel + 4 * PITCH);
    FloatVector z4 = FloatVector.fromArray(SPECIES, weights, channel + LANES + 4 * PITCH);
    FloatVector w5 = FloatVector.fromArray(SPECIES, weights, channel + 5 * PITCH);
    FloatVector z5 = FloatVector.fromArray(SPECIES, weights, channel + LANES + 5 * PITCH);
    FloatVector w6 = FloatVector.fromArray(SPECIES, weights, channel + 6 * PITCH);
    FloatVector z6 = FloatVector.fromArray(SPECIES, weights, channel + LANES + 6 * PITCH);
    FloatVector w7 = FloatVector.fromArray(SPECIES, weights, channel + 7 * PITCH);
    FloatVector z7 = FloatVector.fromArray(SPECIES, weights, channel + LANES + 7 * PITCH);
    FloatVector w8 = FloatVector.fromArray(SPECIES, weights, channel + 8 * PITCH);
    FloatVector z8 = FloatVector.fromArray(SPECIES, weights, channel + LANES + 8 * PITCH);
    FloatVector u = FloatVector.fromArray(SPECIES, floats, first);
    FloatVector r = FloatVector.fromArray(SPECIES, floats, first + LANES);
    FloatVector v = FloatVector.fromArray(SPECIES, floats, first + ROW);
    FloatVector s = FloatVector.fromArray(SPECIES, floats, first + ROW + LANES);
    FloatVector w = FloatVector.fromArray(SPECIES, floats, first + 2 * ROW);
    FloatVector t = FloatVector.fromArray(SPECIES, floats, first + 2 * ROW + LANES);
    FloatVector last = w.fma(w6, v.fma(w3, u.mul(w0)));
    FloatVector lastTwo = t.fma(z6, s.fma(z3, r.mul(z0)));
    u = FloatVector.fromArray(SPECIES, floats, first + PITCH);
    r = FloatVector.fromArray(SPECIES, floats, first + PITCH + LANES);
    v = FloatVector.fromArray(SPECIES, floats, first + PITCH + ROW);
    s = FloatVector.fromArray(SPECIES, floats, first + PITCH + ROW + LANES);
    w = FloatVector.fromArray(SPECIES, floats, first + PITCH + 2 * ROW);
    t = FloatVector.fromArray(SPECIES, floats, first + PITCH + 2 * ROW + LANES);
    FloatVector next = w.fma(w6, v.fma(w3, u.mul(w0)));
    FloatVector nextTwo = t.fma(z6, s.fma(z3, r.mul(z0)));
    last = w.fma(w7, v.fma(w4, u.fma(w1, last)));
    lastTwo = t.fma(z7, s.fma(z4, r.fma(z1, lastTwo)));
    FloatVector middles = FloatVector.zero(SPECIES);
    FloatVector middlesTwo = FloatVector.zero(SPECIES);
    for (int x = 0; x < count; x++) {
      middles = middles.add(v);
      middlesTwo = middlesTwo.add(s);
      int column = first + (x + 2) * PITCH;
      u = FloatVector.fromArray(SPECIES, floats, column);
      r = FloatVector.fromArray(SPECIES, floats, column + LANES);
      v = FloatVector.fromArray(SPECIES, floats, column + ROW);
      s = FloatVector.fromArray(SPECIES, floats, column + ROW + LANES);
      w = FloatVector.fromArray(SPECIES, floats, column + 2 * ROW);
      t = FloatVector.fromArray(SPECIES, floats, column + 2 * ROW + LANES);
      FloatVector sum = w.fma(w8, v.fma(w5, u.fma(w2, last)));
      FloatVector sumTwo = t.fma(z8, s.fma(z5, r.fma(z2, lastTwo)));
      last = w.fma(w7, v.fma(w4, u.fma(w1, next)));
      lastTwo = t.fma(z7, s.fma(z4, r.fma(z1, nextTwo)));
      next = w.fma(w6, v.fma(w3, u.mul(w0)));
      nextTwo = t.fma(z6, s.fma(z3, r.mul(z0)));
      logits[at + x] += sum.add(sumTwo).reduceLanes(VectorOperators.ADD);
    }
    middles.intoArray(sums, sumsAt + 0 * middles.length());
    middlesTwo.intoArray(sums, sumsAt + middlesTwo.length());
  }
}
