package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel of 6 adjacent rows by two vectors of columns, for processors with 16 vector
 * registers; {@link Specialised}. Twelve sums, two vectors of weights and one input fill them.
 */
final class AdjacentRows6x2 implements AdjacentRows {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final Numbers NUMBERS = Specialised.numbers(MethodHandles.lookup(), Numbers.class);
  private static final int LENGTH = NUMBERS.length();
  private static final int PITCH = NUMBERS.pitch();

  @Override
  public void run(float[] weights, int weight, float[] floats, int from, int to, int count) {
    int row = 0;
    for (; count - row > 4; row += 6) {
      six(weights, weight, floats, from + row * PITCH, to + row * 2 * LANES);
    }
    // Fewer would wait for their own sums, and take as long.
    for (; row < count; row += 4) {
      four(weights, weight, floats, from + row * PITCH, to + row * 2 * LANES);
    }
  }

  private static void six(float[] weights, int weight, float[] floats, int from, int to) {
    FloatVector c0x = FloatVector.zero(SPECIES);
    FloatVector c0y = FloatVector.zero(SPECIES);
    FloatVector c1x = FloatVector.zero(SPECIES);
    FloatVector c1y = FloatVector.zero(SPECIES);
    FloatVector c2x = FloatVector.zero(SPECIES);
    FloatVector c2y = FloatVector.zero(SPECIES);
    FloatVector c3x = FloatVector.zero(SPECIES);
    FloatVector c3y = FloatVector.zero(SPECIES);
    FloatVector c4x = FloatVector.zero(SPECIES);
    FloatVector c4y = FloatVector.zero(SPECIES);
    FloatVector c5x = FloatVector.zero(SPECIES);
    FloatVector c5y = FloatVector.zero(SPECIES);
    for (int k = 0; k < LENGTH; k++) {
      int a = from + k;
      FloatVector bx = FloatVector.fromArray(SPECIES, weights, weight + 2 * k * LANES);
      FloatVector by = FloatVector.fromArray(SPECIES, weights, weight + 2 * k * LANES + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, floats[a]);
      c0x = a0.fma(bx, c0x);
      c0y = a0.fma(by, c0y);
      FloatVector a1 = FloatVector.broadcast(SPECIES, floats[a + PITCH]);
      c1x = a1.fma(bx, c1x);
      c1y = a1.fma(by, c1y);
      FloatVector a2 = FloatVector.broadcast(SPECIES, floats[a + 2 * PITCH]);
      c2x = a2.fma(bx, c2x);
      c2y = a2.fma(by, c2y);
      FloatVector a3 = FloatVector.broadcast(SPECIES, floats[a + 3 * PITCH]);
      c3x = a3.fma(bx, c3x);
      c3y = a3.fma(by, c3y);
      FloatVector a4 = FloatVector.broadcast(SPECIES, floats[a + 4 * PITCH]);
      c4x = a4.fma(bx, c4x);
      c4y = a4.fma(by, c4y);
      FloatVector a5 = FloatVector.broadcast(SPECIES, floats[a + 5 * PITCH]);
      c5x = a5.fma(bx, c5x);
      c5y = a5.fma(by, c5y);
    }
    c0x.intoArray(floats, to + 0 * c0x.length());
    c0y.intoArray(floats, to + 1 * c0y.length());
    c1x.intoArray(floats, to + 2 * c1x.length());
    c1y.intoArray(floats, to + 3 * c1y.length());
    c2x.intoArray(floats, to + 4 * c2x.length());
    c2y.intoArray(floats, to + 5 * c2y.length());
    c3x.intoArray(floats, to + 6 * c3x.length());
    c3y.intoArray(floats, to + 7 * c3y.length());
    c4x.intoArray(floats, to + 8 * c4x.length());
    c4y.intoArray(floats, to + 9 * c4y.length());
    c5x.intoArray(floats, to + 10 * c5x.length());
    c5y.intoArray(floats, to + 11 * c5y.length());
  }

  private static void four(float[] weights, int weight, float[] floats, int from, int to) {
    FloatVector c0x = FloatVector.zero(SPECIES);
    FloatVector c0y = FloatVector.zero(SPECIES);
    FloatVector c1x = FloatVector.zero(SPECIES);
    FloatVector c1y = FloatVector.zero(SPECIES);
    FloatVector c2x = FloatVector.zero(SPECIES);
    FloatVector c2y = FloatVector.zero(SPECIES);
    FloatVector c3x = FloatVector.zero(SPECIES);
    FloatVector c3y = FloatVector.zero(SPECIES);
    for (int k = 0; k < LENGTH; k++) {
      int a = from + k;
      FloatVector bx = FloatVector.fromArray(SPECIES, weights, weight + 2 * k * LANES);
      FloatVector by = FloatVector.fromArray(SPECIES, weights, weight + 2 * k * LANES + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, floats[a]);
      c0x = a0.fma(bx, c0x);
      c0y = a0.fma(by, c0y);
      FloatVector a1 = FloatVector.broadcast(SPECIES, floats[a + PITCH]);
      c1x = a1.fma(bx, c1x);
      c1y = a1.fma(by, c1y);
      FloatVector a2 = FloatVector.broadcast(SPECIES, floats[a + 2 * PITCH]);
      c2x = a2.fma(bx, c2x);
      c2y = a2.fma(by, c2y);
      FloatVector a3 = FloatVector.broadcast(SPECIES, floats[a + 3 * PITCH]);
      c3x = a3.fma(bx, c3x);
      c3y = a3.fma(by, c3y);
    }
    c0x.intoArray(floats, to + 0 * c0x.length());
    c0y.intoArray(floats, to + 1 * c0y.length());
    c1x.intoArray(floats, to + 2 * c1x.length());
    c1y.intoArray(floats, to + 3 * c1y.length());
    c2x.intoArray(floats, to + 4 * c2x.length());
    c2y.intoArray(floats, to + 5 * c2y.length());
    c3x.intoArray(floats, to + 6 * c3x.length());
    c3y.intoArray(floats, to + 7 * c3y.length());
  }
}
