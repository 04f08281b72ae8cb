package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of adjacent rows of 16 inputs by one vector of sixteen columns: for tiles of
 * convolutions from 16 channels to 16, whose products are too short for the others. Every input
 * serves one product only, so that the processor has to fetch as fast as it multiplies: eight rows
 * at a time have one addition for each vector of weights, and none for the index.
 */
final class SquareTile {
  /** Rows at a time. */
  static final int ROWS = 8;

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int SIDE = 16;

  private SquareTile() {}

  static boolean fits(Product product) {
    return SPECIES.length() == SIDE
        && product.runs == 1
        && product.runLength == SIDE
        && product.pitch == SIDE
        && product.columns == SIDE;
  }

  /** Multiplies {@code count} rows, and up to a multiple of eight, into {@code floats[to…]}. */
  static void run(Product product, int count, float[] floats, int to) {
    int weight = product.panelStart(0);
    for (int row = 0; row < count; row += ROWS) {
      eight(product.weights, weight, floats, product.origin + row * SIDE, to + row * SIDE);
    }
  }

  private static void eight(float[] weights, int weight, float[] floats, int from, int to) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    FloatVector c4 = FloatVector.zero(SPECIES);
    FloatVector c5 = FloatVector.zero(SPECIES);
    FloatVector c6 = FloatVector.zero(SPECIES);
    FloatVector c7 = FloatVector.zero(SPECIES);
    for (int k = 0; k < SIDE; k++) {
      int a = from + k;
      FloatVector b = FloatVector.fromArray(SPECIES, weights, weight + k * SIDE);
      c0 = FloatVector.broadcast(SPECIES, floats[a]).fma(b, c0);
      c1 = FloatVector.broadcast(SPECIES, floats[a + SIDE]).fma(b, c1);
      c2 = FloatVector.broadcast(SPECIES, floats[a + 2 * SIDE]).fma(b, c2);
      c3 = FloatVector.broadcast(SPECIES, floats[a + 3 * SIDE]).fma(b, c3);
      c4 = FloatVector.broadcast(SPECIES, floats[a + 4 * SIDE]).fma(b, c4);
      c5 = FloatVector.broadcast(SPECIES, floats[a + 5 * SIDE]).fma(b, c5);
      c6 = FloatVector.broadcast(SPECIES, floats[a + 6 * SIDE]).fma(b, c6);
      c7 = FloatVector.broadcast(SPECIES, floats[a + 7 * SIDE]).fma(b, c7);
    }
    c0.intoArray(floats, to);
    c1.intoArray(floats, to + SIDE);
    c2.intoArray(floats, to + 2 * SIDE);
    c3.intoArray(floats, to + 3 * SIDE);
    c4.intoArray(floats, to + 4 * SIDE);
    c5.intoArray(floats, to + 5 * SIDE);
    c6.intoArray(floats, to + 6 * SIDE);
    c7.intoArray(floats, to + 7 * SIDE);
  }
}
