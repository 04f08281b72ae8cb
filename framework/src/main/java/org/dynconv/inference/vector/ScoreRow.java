package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Scores a row of mask positions, some at a time: first the products, one vector for each position,
 * then their sums across lanes.
 */
final class ScoreRow {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Positions at a time. */
  private static final int SOME = 16;

  private ScoreRow() {}

  static void run(
      PackedScores unit,
      float[] floats,
      int first,
      int step,
      float constant,
      float[] logits,
      int at,
      int count,
      Spare spare) {
    float[] rows = spare.floats;
    for (int x = 0; x < count; x += SOME) {
      int some = Math.min(SOME, count - x);
      for (int channel = 0; channel < unit.pitch; channel += LANES) {
        if (unit.runs == 3 && step == unit.pitch) {
          neighbours(unit, channel, floats, first + x * step, some, rows);
        } else {
          any(unit, channel, floats, first + x * step, step, some, rows);
        }
      }
      totals(rows, some, constant, logits, at + x);
    }
  }

  private static void totals(float[] rows, int count, float constant, float[] totals, int at) {
    int row = Spare.SUMS;
    for (int i = 0; i < count; i++, row += LANES) {
      totals[at + i] =
          constant + FloatVector.fromArray(SPECIES, rows, row).reduceLanes(VectorOperators.ADD);
    }
  }

  /**
   * One vector of channels of neighbouring windows, the weights in registers. Each column is loaded
   * once and goes into the three sums that it belongs to; a sum is whole when its last column has
   * come.
   */
  private static void neighbours(
      PackedScores unit, int channel, float[] floats, int first, int count, float[] rows) {
    int p = unit.pitch;
    float[] weights = unit.weights;
    FloatVector w0 = FloatVector.fromArray(SPECIES, weights, channel);
    FloatVector w1 = FloatVector.fromArray(SPECIES, weights, channel + p);
    FloatVector w2 = FloatVector.fromArray(SPECIES, weights, channel + 2 * p);
    FloatVector w3 = FloatVector.fromArray(SPECIES, weights, channel + 3 * p);
    FloatVector w4 = FloatVector.fromArray(SPECIES, weights, channel + 4 * p);
    FloatVector w5 = FloatVector.fromArray(SPECIES, weights, channel + 5 * p);
    FloatVector w6 = FloatVector.fromArray(SPECIES, weights, channel + 6 * p);
    FloatVector w7 = FloatVector.fromArray(SPECIES, weights, channel + 7 * p);
    FloatVector w8 = FloatVector.fromArray(SPECIES, weights, channel + 8 * p);
    int a = first + channel;
    int b = a + unit.runStride;
    int c = b + unit.runStride;
    FloatVector u = FloatVector.fromArray(SPECIES, floats, a);
    FloatVector v = FloatVector.fromArray(SPECIES, floats, b);
    FloatVector w = FloatVector.fromArray(SPECIES, floats, c);
    FloatVector last = w.fma(w6, v.fma(w3, u.mul(w0)));
    u = FloatVector.fromArray(SPECIES, floats, a + p);
    v = FloatVector.fromArray(SPECIES, floats, b + p);
    w = FloatVector.fromArray(SPECIES, floats, c + p);
    FloatVector next = w.fma(w6, v.fma(w3, u.mul(w0)));
    last = w.fma(w7, v.fma(w4, u.fma(w1, last)));
    int end = Spare.SUMS + count * LANES;
    for (int row = Spare.SUMS; row < end; row += LANES) {
      a += p;
      b += p;
      c += p;
      u = FloatVector.fromArray(SPECIES, floats, a + p);
      v = FloatVector.fromArray(SPECIES, floats, b + p);
      w = FloatVector.fromArray(SPECIES, floats, c + p);
      FloatVector sum = w.fma(w8, v.fma(w5, u.fma(w2, last)));
      last = w.fma(w7, v.fma(w4, u.fma(w1, next)));
      next = w.fma(w6, v.fma(w3, u.mul(w0)));
      sum = channel == 0 ? sum : sum.add(FloatVector.fromArray(SPECIES, rows, row));
      sum.intoArray(rows, row);
    }
  }

  private static void any(
      PackedScores unit,
      int channel,
      float[] floats,
      int first,
      int step,
      int count,
      float[] rows) {
    for (int x = 0; x < count; x++) {
      FloatVector sum =
          channel == 0
              ? FloatVector.zero(SPECIES)
              : FloatVector.fromArray(SPECIES, rows, Spare.SUMS + x * LANES);
      for (int tap = 0; tap < unit.runs * unit.runs; tap++) {
        int cell = tap / unit.runs * unit.runStride + tap % unit.runs * unit.pitch;
        sum =
            FloatVector.fromArray(SPECIES, floats, first + x * step + cell + channel)
                .fma(FloatVector.fromArray(SPECIES, unit.weights, tap * unit.pitch + channel), sum);
      }
      sum.intoArray(rows, Spare.SUMS + x * LANES);
    }
  }
}
