package org.dynconv.inference.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Scores a row of windows of 3×3 that lie apart, one vector of channels after the other. */
final class ScoresApart {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private ScoresApart() {}

  /**
   * Scores them.
   *
   * @param window index of the first window
   * @param step floats from one window to the next
   * @param scores takes a vector for each window, whose lanes are to be added up
   */
  static void run(
      PackedScores unit, float[] floats, int window, int step, float[] scores, int at, int count) {
    Arrays.fill(scores, at, at + count * LANES, 0);
    for (int channel = 0; channel < unit.pitch; channel += LANES) {
      add(unit, channel, floats, window + channel, step, scores, at, count);
    }
  }

  /** One vector of channels; the three rows of a window are added up apart, to wait less. */
  private static void add(
      PackedScores unit,
      int channel,
      float[] floats,
      int first,
      int step,
      float[] scores,
      int at,
      int count) {
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
    int a = first;
    for (int x = 0; x < count; x++) {
      int b = a + unit.runStride;
      int c = b + unit.runStride;
      FloatVector u = FloatVector.fromArray(SPECIES, floats, a).mul(w0);
      FloatVector v = FloatVector.fromArray(SPECIES, floats, b).mul(w3);
      FloatVector w = FloatVector.fromArray(SPECIES, floats, c).mul(w6);
      u = FloatVector.fromArray(SPECIES, floats, a + p).fma(w1, u);
      v = FloatVector.fromArray(SPECIES, floats, b + p).fma(w4, v);
      w = FloatVector.fromArray(SPECIES, floats, c + p).fma(w7, w);
      u = FloatVector.fromArray(SPECIES, floats, a + 2 * p).fma(w2, u);
      v = FloatVector.fromArray(SPECIES, floats, b + 2 * p).fma(w5, v);
      w = FloatVector.fromArray(SPECIES, floats, c + 2 * p).fma(w8, w);
      FloatVector before = FloatVector.fromArray(SPECIES, scores, at + x * LANES);
      u.add(v).add(w).add(before).intoArray(scores, at + x * LANES);
      a += step;
    }
  }
}
