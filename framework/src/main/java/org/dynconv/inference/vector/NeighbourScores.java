package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Scores a row of neighbouring windows, one or two vectors of channels after the other, the weights
 * in registers; {@link Specialised}. Each column of inputs is loaded once and goes into the three
 * scores that it belongs to, by a sum of its own for each: short sums, so that many columns are on
 * their way at a time.
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

  /** Whether there are more channels than are scored at a time. */
  private static final boolean FURTHER = PITCH > (Registers.MANY ? 2 * LANES : LANES);

  @Override
  public void run(
      float[] weights,
      float[] floats,
      int window,
      float[] scores,
      int at,
      int count,
      float[] sums,
      int sumsAt) {
    if (FURTHER) {
      Arrays.fill(scores, at, at + count * LANES, 0);
    }
    int channel = 0;
    // With few registers two vectors of channels would leave none for weights.
    for (; Registers.MANY && channel + LANES < PITCH; channel += 2 * LANES) {
      two(weights, channel, floats, window + channel, scores, at, count, sums, sumsAt + channel);
    }
    for (; channel < PITCH; channel += LANES) {
      one(weights, channel, floats, window + channel, scores, at, count, sums, sumsAt + channel);
    }
  }

  /** One vector of channels. */
  private static void one(
      float[] weights,
      int channel,
      float[] floats,
      int first,
      float[] scores,
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
    FloatVector t = FloatVector.fromArray(SPECIES, floats, first + 2 * ROW);
    FloatVector last = t.fma(w6, v.fma(w3, u.mul(w0)));
    u = FloatVector.fromArray(SPECIES, floats, first + PITCH);
    v = FloatVector.fromArray(SPECIES, floats, first + PITCH + ROW);
    t = FloatVector.fromArray(SPECIES, floats, first + PITCH + 2 * ROW);
    last = t.fma(w7, v.fma(w4, u.mul(w1))).add(last);
    FloatVector next = t.fma(w6, v.fma(w3, u.mul(w0)));
    FloatVector middles = FloatVector.zero(SPECIES);
    for (int x = 0; x < count; x++) {
      middles = middles.add(v);
      int column = first + (x + 2) * PITCH;
      u = FloatVector.fromArray(SPECIES, floats, column);
      v = FloatVector.fromArray(SPECIES, floats, column + ROW);
      t = FloatVector.fromArray(SPECIES, floats, column + 2 * ROW);
      FloatVector sum = t.fma(w8, v.fma(w5, u.mul(w2))).add(last);
      last = t.fma(w7, v.fma(w4, u.mul(w1))).add(next);
      next = t.fma(w6, v.fma(w3, u.mul(w0)));
      if (FURTHER) {
        sum = sum.add(FloatVector.fromArray(SPECIES, scores, at + x * LANES));
      }
      sum.intoArray(scores, at + x * LANES);
    }
    middles.intoArray(sums, sumsAt + 0 * middles.length());
  }

  /** Two vectors of channels at a time, whose products are added up before they are stored. */
  private static void two(
      float[] weights,
      int channel,
      float[] floats,
      int first,
      float[] scores,
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
    FloatVector v = FloatVector.fromArray(SPECIES, floats, first + ROW);
    FloatVector t = FloatVector.fromArray(SPECIES, floats, first + 2 * ROW);
    FloatVector r = FloatVector.fromArray(SPECIES, floats, first + LANES);
    FloatVector s = FloatVector.fromArray(SPECIES, floats, first + ROW + LANES);
    FloatVector q = FloatVector.fromArray(SPECIES, floats, first + 2 * ROW + LANES);
    FloatVector last = t.fma(w6, v.fma(w3, u.mul(w0)));
    FloatVector lastTwo = q.fma(z6, s.fma(z3, r.mul(z0)));
    u = FloatVector.fromArray(SPECIES, floats, first + PITCH);
    v = FloatVector.fromArray(SPECIES, floats, first + PITCH + ROW);
    t = FloatVector.fromArray(SPECIES, floats, first + PITCH + 2 * ROW);
    r = FloatVector.fromArray(SPECIES, floats, first + PITCH + LANES);
    s = FloatVector.fromArray(SPECIES, floats, first + PITCH + ROW + LANES);
    q = FloatVector.fromArray(SPECIES, floats, first + PITCH + 2 * ROW + LANES);
    last = t.fma(w7, v.fma(w4, u.mul(w1))).add(last);
    FloatVector next = t.fma(w6, v.fma(w3, u.mul(w0)));
    lastTwo = q.fma(z7, s.fma(z4, r.mul(z1))).add(lastTwo);
    FloatVector nextTwo = q.fma(z6, s.fma(z3, r.mul(z0)));
    FloatVector middles = FloatVector.zero(SPECIES);
    FloatVector middlesTwo = FloatVector.zero(SPECIES);
    for (int x = 0; x < count; x++) {
      middles = middles.add(v);
      middlesTwo = middlesTwo.add(s);
      int column = first + (x + 2) * PITCH;
      u = FloatVector.fromArray(SPECIES, floats, column);
      v = FloatVector.fromArray(SPECIES, floats, column + ROW);
      t = FloatVector.fromArray(SPECIES, floats, column + 2 * ROW);
      r = FloatVector.fromArray(SPECIES, floats, column + LANES);
      s = FloatVector.fromArray(SPECIES, floats, column + ROW + LANES);
      q = FloatVector.fromArray(SPECIES, floats, column + 2 * ROW + LANES);
      FloatVector sum = t.fma(w8, v.fma(w5, u.mul(w2))).add(last);
      FloatVector sumTwo = q.fma(z8, s.fma(z5, r.mul(z2))).add(lastTwo);
      last = t.fma(w7, v.fma(w4, u.mul(w1))).add(next);
      lastTwo = q.fma(z7, s.fma(z4, r.mul(z1))).add(nextTwo);
      next = t.fma(w6, v.fma(w3, u.mul(w0)));
      nextTwo = q.fma(z6, s.fma(z3, r.mul(z0)));
      sum = sum.add(sumTwo);
      if (FURTHER) {
        sum = sum.add(FloatVector.fromArray(SPECIES, scores, at + x * LANES));
      }
      sum.intoArray(scores, at + x * LANES);
    }
    middles.intoArray(sums, sumsAt + 0 * middles.length());
    middlesTwo.intoArray(sums, sumsAt + middlesTwo.length());
  }
}
