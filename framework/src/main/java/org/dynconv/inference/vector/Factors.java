package org.dynconv.inference.vector;

import java.util.Arrays;

/** Constant vectors. */
final class Factors {
  private Factors() {}

  /** Each of some numbers as often as a vector has lanes: {@code [number, lane]}. */
  static float[] spread(int lanes, float... numbers) {
    float[] vectors = new float[numbers.length * lanes];
    for (int i = 0; i < numbers.length; i++) {
      Arrays.fill(vectors, i * lanes, (i + 1) * lanes, numbers[i]);
    }
    return vectors;
  }
}
