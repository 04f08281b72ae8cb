package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Scores a row of mask positions, four at a time so that they share the weights. */
final class ScoreRow {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private ScoreRow() {}

  static void run(
      PackedScores unit,
      float[] in,
      int first,
      int step,
      float constant,
      float[] logits,
      int at,
      int count) {
    int x = 0;
    for (; x + 4 <= count; x += 4) {
      four(unit, in, first + x * step, step, constant, logits, at + x);
    }
    for (; x < count; x++) {
      one(unit, in, first + x * step, constant, logits, at + x);
    }
  }

  private static void four(
      PackedScores unit, float[] in, int first, int step, float constant, float[] logits, int at) {
    float[] weights = unit.weights;
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    int window = first;
    int weight = 0;
    for (int run = 0; run < unit.runs; run++) {
      for (int k = 0; k < unit.runLength; k += SPECIES.length()) {
        FloatVector w = FloatVector.fromArray(SPECIES, weights, weight + k);
        int a = window + k;
        c0 = FloatVector.fromArray(SPECIES, in, a).fma(w, c0);
        c1 = FloatVector.fromArray(SPECIES, in, a + step).fma(w, c1);
        c2 = FloatVector.fromArray(SPECIES, in, a + 2 * step).fma(w, c2);
        c3 = FloatVector.fromArray(SPECIES, in, a + 3 * step).fma(w, c3);
      }
      window += unit.runStride;
      weight += unit.runLength;
    }
    logits[at] = constant + c0.reduceLanes(VectorOperators.ADD);
    logits[at + 1] = constant + c1.reduceLanes(VectorOperators.ADD);
    logits[at + 2] = constant + c2.reduceLanes(VectorOperators.ADD);
    logits[at + 3] = constant + c3.reduceLanes(VectorOperators.ADD);
  }

  private static void one(
      PackedScores unit, float[] in, int first, float constant, float[] logits, int at) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int window = first;
    int weight = 0;
    for (int run = 0; run < unit.runs; run++) {
      for (int k = 0; k < unit.runLength; k += SPECIES.length()) {
        sum =
            FloatVector.fromArray(SPECIES, in, window + k)
                .fma(FloatVector.fromArray(SPECIES, unit.weights, weight + k), sum);
      }
      window += unit.runStride;
      weight += unit.runLength;
    }
    logits[at] = constant + sum.reduceLanes(VectorOperators.ADD);
  }
}
