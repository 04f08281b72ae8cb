package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link AdjacentRows1} with vectors of half the length, for processors of {@link
 * Registers#HALVING}: four adjacent rows of 16 inputs by two times eight columns. Sums are added up
 * in the same order.
 */
final class HalfSquareTile {
  /** Rows at a time. */
  static final int ROWS = 4;

  private static final VectorSpecies<Float> HALF = FloatVector.SPECIES_256;
  private static final int LANES = 8;
  private static final int SIDE = 16;

  private HalfSquareTile() {}

  static boolean fits(Product product) {
    return product.lanes == SIDE
        && product.runs == 1
        && product.runLength == SIDE
        && product.pitch == SIDE
        && product.columns == SIDE;
  }

  /** Multiplies {@code count} rows, and up to a multiple of four, into {@code floats[to…]}. */
  static void run(Product product, int count, float[] floats, int to) {
    int weight = product.panelStart(0);
    for (int row = 0; row < count; row += ROWS) {
      four(product.weights, weight, floats, product.origin + row * SIDE, to + row * SIDE);
    }
  }

  private static void four(float[] weights, int weight, float[] floats, int from, int to) {
    FloatVector l0 = FloatVector.zero(HALF);
    FloatVector r0 = FloatVector.zero(HALF);
    FloatVector l1 = FloatVector.zero(HALF);
    FloatVector r1 = FloatVector.zero(HALF);
    FloatVector l2 = FloatVector.zero(HALF);
    FloatVector r2 = FloatVector.zero(HALF);
    FloatVector l3 = FloatVector.zero(HALF);
    FloatVector r3 = FloatVector.zero(HALF);
    for (int k = 0; k < SIDE; k++) {
      int a = from + k;
      FloatVector u = FloatVector.fromArray(HALF, weights, weight + k * SIDE);
      FloatVector v = FloatVector.fromArray(HALF, weights, weight + k * SIDE + LANES);
      FloatVector x0 = FloatVector.broadcast(HALF, floats[a]);
      l0 = x0.lanewise(VectorOperators.FMA, u, l0);
      r0 = x0.lanewise(VectorOperators.FMA, v, r0);
      FloatVector x1 = FloatVector.broadcast(HALF, floats[a + SIDE]);
      l1 = x1.lanewise(VectorOperators.FMA, u, l1);
      r1 = x1.lanewise(VectorOperators.FMA, v, r1);
      FloatVector x2 = FloatVector.broadcast(HALF, floats[a + 2 * SIDE]);
      l2 = x2.lanewise(VectorOperators.FMA, u, l2);
      r2 = x2.lanewise(VectorOperators.FMA, v, r2);
      FloatVector x3 = FloatVector.broadcast(HALF, floats[a + 3 * SIDE]);
      l3 = x3.lanewise(VectorOperators.FMA, u, l3);
      r3 = x3.lanewise(VectorOperators.FMA, v, r3);
    }
    // Asked for its length, a vector shows the compiler its class; see the package.
    l0.intoArray(floats, to + 0 * l0.length());
    r0.intoArray(floats, to + 1 * r0.length());
    l1.intoArray(floats, to + 2 * l1.length());
    r1.intoArray(floats, to + 3 * r1.length());
    l2.intoArray(floats, to + 4 * l2.length());
    r2.intoArray(floats, to + 5 * r2.length());
    l3.intoArray(floats, to + 6 * l3.length());
    r3.intoArray(floats, to + 7 * r3.length());
  }
}
