package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of 16 adjacent rows by one vector of columns; {@link Specialised}. Every input
 * serves one product only, so that the processor has to fetch as fast as it multiplies: one vector
 * of weights for as many rows as there are registers for.
 */
final class AdjacentRows1 implements AdjacentRows {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final Numbers NUMBERS = Specialised.numbers(MethodHandles.lookup(), Numbers.class);
  private static final int LENGTH = NUMBERS.length();
  private static final int PITCH = NUMBERS.pitch();

  @Override
  public void run(float[] weights, int weight, float[] floats, int from, int to, int count) {
    int row = 0;
    for (; Registers.MANY && count - row > 8; row += 16) {
      sixteen(weights, weight, floats, from + row * PITCH, to + row * LANES);
    }
    for (; row < count; row += 8) {
      eight(weights, weight, floats, from + row * PITCH, to + row * LANES);
    }
  }

  private static void sixteen(float[] weights, int weight, float[] floats, int from, int to) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    FloatVector c4 = FloatVector.zero(SPECIES);
    FloatVector c5 = FloatVector.zero(SPECIES);
    FloatVector c6 = FloatVector.zero(SPECIES);
    FloatVector c7 = FloatVector.zero(SPECIES);
    FloatVector c8 = FloatVector.zero(SPECIES);
    FloatVector c9 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c13 = FloatVector.zero(SPECIES);
    FloatVector c14 = FloatVector.zero(SPECIES);
    FloatVector c15 = FloatVector.zero(SPECIES);
    for (int k = 0; k < LENGTH; k++) {
      int a = from + k;
      FloatVector b = FloatVector.fromArray(SPECIES, weights, weight + k * LANES);
      c0 = FloatVector.broadcast(SPECIES, floats[a]).fma(b, c0);
      c1 = FloatVector.broadcast(SPECIES, floats[a + PITCH]).fma(b, c1);
      c2 = FloatVector.broadcast(SPECIES, floats[a + 2 * PITCH]).fma(b, c2);
      c3 = FloatVector.broadcast(SPECIES, floats[a + 3 * PITCH]).fma(b, c3);
      c4 = FloatVector.broadcast(SPECIES, floats[a + 4 * PITCH]).fma(b, c4);
      c5 = FloatVector.broadcast(SPECIES, floats[a + 5 * PITCH]).fma(b, c5);
      c6 = FloatVector.broadcast(SPECIES, floats[a + 6 * PITCH]).fma(b, c6);
      c7 = FloatVector.broadcast(SPECIES, floats[a + 7 * PITCH]).fma(b, c7);
      c8 = FloatVector.broadcast(SPECIES, floats[a + 8 * PITCH]).fma(b, c8);
      c9 = FloatVector.broadcast(SPECIES, floats[a + 9 * PITCH]).fma(b, c9);
      c10 = FloatVector.broadcast(SPECIES, floats[a + 10 * PITCH]).fma(b, c10);
      c11 = FloatVector.broadcast(SPECIES, floats[a + 11 * PITCH]).fma(b, c11);
      c12 = FloatVector.broadcast(SPECIES, floats[a + 12 * PITCH]).fma(b, c12);
      c13 = FloatVector.broadcast(SPECIES, floats[a + 13 * PITCH]).fma(b, c13);
      c14 = FloatVector.broadcast(SPECIES, floats[a + 14 * PITCH]).fma(b, c14);
      c15 = FloatVector.broadcast(SPECIES, floats[a + 15 * PITCH]).fma(b, c15);
    }
    c0.intoArray(floats, to + 0 * c0.length());
    c1.intoArray(floats, to + 1 * c1.length());
    c2.intoArray(floats, to + 2 * c2.length());
    c3.intoArray(floats, to + 3 * c3.length());
    c4.intoArray(floats, to + 4 * c4.length());
    c5.intoArray(floats, to + 5 * c5.length());
    c6.intoArray(floats, to + 6 * c6.length());
    c7.intoArray(floats, to + 7 * c7.length());
    c8.intoArray(floats, to + 8 * c8.length());
    c9.intoArray(floats, to + 9 * c9.length());
    c10.intoArray(floats, to + 10 * c10.length());
    c11.intoArray(floats, to + 11 * c11.length());
    c12.intoArray(floats, to + 12 * c12.length());
    c13.intoArray(floats, to + 13 * c13.length());
    c14.intoArray(floats, to + 14 * c14.length());
    c15.intoArray(floats, to + 15 * c15.length());
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
    for (int k = 0; k < LENGTH; k++) {
      int a = from + k;
      FloatVector b = FloatVector.fromArray(SPECIES, weights, weight + k * LANES);
      c0 = FloatVector.broadcast(SPECIES, floats[a]).fma(b, c0);
      c1 = FloatVector.broadcast(SPECIES, floats[a + PITCH]).fma(b, c1);
      c2 = FloatVector.broadcast(SPECIES, floats[a + 2 * PITCH]).fma(b, c2);
      c3 = FloatVector.broadcast(SPECIES, floats[a + 3 * PITCH]).fma(b, c3);
      c4 = FloatVector.broadcast(SPECIES, floats[a + 4 * PITCH]).fma(b, c4);
      c5 = FloatVector.broadcast(SPECIES, floats[a + 5 * PITCH]).fma(b, c5);
      c6 = FloatVector.broadcast(SPECIES, floats[a + 6 * PITCH]).fma(b, c6);
      c7 = FloatVector.broadcast(SPECIES, floats[a + 7 * PITCH]).fma(b, c7);
    }
    c0.intoArray(floats, to + 0 * c0.length());
    c1.intoArray(floats, to + 1 * c1.length());
    c2.intoArray(floats, to + 2 * c2.length());
    c3.intoArray(floats, to + 3 * c3.length());
    c4.intoArray(floats, to + 4 * c4.length());
    c5.intoArray(floats, to + 5 * c5.length());
    c6.intoArray(floats, to + 6 * c6.length());
    c7.intoArray(floats, to + 7 * c7.length());
  }
}
