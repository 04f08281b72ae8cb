package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Scores a row of mask positions, as many at a time as a vector has lanes: first the products, one
 * vector for each position, then their sums across lanes.
 */
final class ScoreRow {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

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
    for (int x = 0; x < count; x += LANES) {
      int some = Math.min(LANES, count - x);
      for (int channel = 0; channel < unit.pitch; channel += LANES) {
        if (unit.runs == 3) {
          threeByThree(unit, channel, floats, first + x * step, step, some, spare.floats);
        } else {
          any(unit, channel, floats, first + x * step, step, some, spare.floats);
        }
      }
      if (some == LANES) {
        totals(spare.floats, constant, logits, at + x);
      } else {
        totals(spare.floats, constant, spare.floats, Spare.SCORES);
        System.arraycopy(spare.floats, Spare.SCORES, logits, at + x, some);
      }
    }
  }

  private static void totals(float[] rows, float constant, float[] totals, int at) {
    if (LANES == 16) {
      LaneSums16.run(rows, Spare.SUMS, constant, totals, at);
      return;
    }
    for (int i = 0; i < LANES; i++) {
      FloatVector row = FloatVector.fromArray(SPECIES, rows, Spare.SUMS + i * LANES);
      totals[at + i] = constant + row.reduceLanes(VectorOperators.ADD);
    }
  }

  /** One vector of channels, its weights in registers. */
  private static void threeByThree(
      PackedScores unit,
      int channel,
      float[] floats,
      int first,
      int step,
      int count,
      float[] rows) {
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
    int end = Spare.SUMS + count * LANES;
    for (int row = Spare.SUMS; row < end; row += LANES) {
      FloatVector s = FloatVector.fromArray(SPECIES, floats, a).mul(w0);
      FloatVector t = FloatVector.fromArray(SPECIES, floats, b).mul(w3);
      FloatVector u = FloatVector.fromArray(SPECIES, floats, c).mul(w6);
      s = FloatVector.fromArray(SPECIES, floats, a + p).fma(w1, s);
      t = FloatVector.fromArray(SPECIES, floats, b + p).fma(w4, t);
      u = FloatVector.fromArray(SPECIES, floats, c + p).fma(w7, u);
      s = FloatVector.fromArray(SPECIES, floats, a + 2 * p).fma(w2, s);
      t = FloatVector.fromArray(SPECIES, floats, b + 2 * p).fma(w5, t);
      u = FloatVector.fromArray(SPECIES, floats, c + 2 * p).fma(w8, u);
      FloatVector sum = s.add(t).add(u);
      sum = channel == 0 ? sum : sum.add(FloatVector.fromArray(SPECIES, rows, row));
      sum.intoArray(rows, row);
      a += step;
      b += step;
      c += step;
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
