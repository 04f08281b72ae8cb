package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The two halves of ReLU6. A comparison and a blend are two instructions; the minimum and maximum
 * of Java, which order zeros and keep NaN, are five.
 */
final class Clamp {
  private Clamp() {}

  static FloatVector below(FloatVector x) {
    return x.blend(0f, x.compare(VectorOperators.LT, 0f));
  }

  static FloatVector above(FloatVector x) {
    return x.blend(6f, x.compare(VectorOperators.GT, 6f));
  }
}
