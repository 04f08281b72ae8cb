package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * 6 adjacent rows by two vectors of columns, for processors with 16 vector registers; {@link
 * Specialised}.
 */
final class FinishedRows6x2 implements FinishedRows {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final Numbers NUMBERS = Specialised.numbers(MethodHandles.lookup(), Numbers.class);
  private static final int LENGTH = NUMBERS.length();
  private static final boolean LOWEST = NUMBERS.lowest() > Float.NEGATIVE_INFINITY;
  private static final boolean HIGHEST = NUMBERS.highest() < Float.POSITIVE_INFINITY;

  /** Rows at a time. */
  static final int ROWS = 6;

  @Override
  public void run(
      float[] weights,
      int weight,
      float[] rows,
      int from,
      Output output,
      int channel,
      float[] floats,
      int[] cells,
      int row,
      int count) {
    for (int i = 0; i < count; i += ROWS) {
      six(weights, weight, rows, from + i * LENGTH, output, channel, floats, cells, row + i);
    }
  }

  private static void six(
      float[] weights,
      int weight,
      float[] rows,
      int from,
      Output output,
      int channel,
      float[] floats,
      int[] cells,
      int row) {
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
      FloatVector a0 = FloatVector.broadcast(SPECIES, rows[a]);
      c0x = a0.fma(bx, c0x);
      c0y = a0.fma(by, c0y);
      FloatVector a1 = FloatVector.broadcast(SPECIES, rows[a + LENGTH]);
      c1x = a1.fma(bx, c1x);
      c1y = a1.fma(by, c1y);
      FloatVector a2 = FloatVector.broadcast(SPECIES, rows[a + 2 * LENGTH]);
      c2x = a2.fma(bx, c2x);
      c2y = a2.fma(by, c2y);
      FloatVector a3 = FloatVector.broadcast(SPECIES, rows[a + 3 * LENGTH]);
      c3x = a3.fma(bx, c3x);
      c3y = a3.fma(by, c3y);
      FloatVector a4 = FloatVector.broadcast(SPECIES, rows[a + 4 * LENGTH]);
      c4x = a4.fma(bx, c4x);
      c4y = a4.fma(by, c4y);
      FloatVector a5 = FloatVector.broadcast(SPECIES, rows[a + 5 * LENGTH]);
      c5x = a5.fma(bx, c5x);
      c5y = a5.fma(by, c5y);
    }
    FloatVector x = FloatVector.fromArray(SPECIES, output.bias, channel);
    FloatVector y = FloatVector.fromArray(SPECIES, output.bias, channel + LANES);
    int first = output.origin + channel;
    int at0 = cells[row] * output.pitch + first;
    int at1 = cells[row + 1] * output.pitch + first;
    int at2 = cells[row + 2] * output.pitch + first;
    int at3 = cells[row + 3] * output.pitch + first;
    int at4 = cells[row + 4] * output.pitch + first;
    int at5 = cells[row + 5] * output.pitch + first;
    c0x = c0x.add(x);
    c0y = c0y.add(y);
    c1x = c1x.add(x);
    c1y = c1y.add(y);
    c2x = c2x.add(x);
    c2y = c2y.add(y);
    c3x = c3x.add(x);
    c3y = c3y.add(y);
    c4x = c4x.add(x);
    c4y = c4y.add(y);
    c5x = c5x.add(x);
    c5y = c5y.add(y);
    if (NUMBERS.accumulate()) {
      c0x = c0x.add(FloatVector.fromArray(SPECIES, floats, at0));
      c0y = c0y.add(FloatVector.fromArray(SPECIES, floats, at0 + LANES));
      c1x = c1x.add(FloatVector.fromArray(SPECIES, floats, at1));
      c1y = c1y.add(FloatVector.fromArray(SPECIES, floats, at1 + LANES));
      c2x = c2x.add(FloatVector.fromArray(SPECIES, floats, at2));
      c2y = c2y.add(FloatVector.fromArray(SPECIES, floats, at2 + LANES));
      c3x = c3x.add(FloatVector.fromArray(SPECIES, floats, at3));
      c3y = c3y.add(FloatVector.fromArray(SPECIES, floats, at3 + LANES));
      c4x = c4x.add(FloatVector.fromArray(SPECIES, floats, at4));
      c4y = c4y.add(FloatVector.fromArray(SPECIES, floats, at4 + LANES));
      c5x = c5x.add(FloatVector.fromArray(SPECIES, floats, at5));
      c5y = c5y.add(FloatVector.fromArray(SPECIES, floats, at5 + LANES));
    }
    if (LOWEST) {
      x = FloatVector.broadcast(SPECIES, NUMBERS.lowest());
      c0x = c0x.blend(x, c0x.compare(VectorOperators.LT, x));
      c0y = c0y.blend(x, c0y.compare(VectorOperators.LT, x));
      c1x = c1x.blend(x, c1x.compare(VectorOperators.LT, x));
      c1y = c1y.blend(x, c1y.compare(VectorOperators.LT, x));
      c2x = c2x.blend(x, c2x.compare(VectorOperators.LT, x));
      c2y = c2y.blend(x, c2y.compare(VectorOperators.LT, x));
      c3x = c3x.blend(x, c3x.compare(VectorOperators.LT, x));
      c3y = c3y.blend(x, c3y.compare(VectorOperators.LT, x));
      c4x = c4x.blend(x, c4x.compare(VectorOperators.LT, x));
      c4y = c4y.blend(x, c4y.compare(VectorOperators.LT, x));
      c5x = c5x.blend(x, c5x.compare(VectorOperators.LT, x));
      c5y = c5y.blend(x, c5y.compare(VectorOperators.LT, x));
    }
    if (HIGHEST) {
      x = FloatVector.broadcast(SPECIES, NUMBERS.highest());
      c0x = c0x.blend(x, c0x.compare(VectorOperators.GT, x));
      c0y = c0y.blend(x, c0y.compare(VectorOperators.GT, x));
      c1x = c1x.blend(x, c1x.compare(VectorOperators.GT, x));
      c1y = c1y.blend(x, c1y.compare(VectorOperators.GT, x));
      c2x = c2x.blend(x, c2x.compare(VectorOperators.GT, x));
      c2y = c2y.blend(x, c2y.compare(VectorOperators.GT, x));
      c3x = c3x.blend(x, c3x.compare(VectorOperators.GT, x));
      c3y = c3y.blend(x, c3y.compare(VectorOperators.GT, x));
      c4x = c4x.blend(x, c4x.compare(VectorOperators.GT, x));
      c4y = c4y.blend(x, c4y.compare(VectorOperators.GT, x));
      c5x = c5x.blend(x, c5x.compare(VectorOperators.GT, x));
      c5y = c5y.blend(x, c5y.compare(VectorOperators.GT, x));
    }
    c0x.intoArray(floats, at0);
    c0y.intoArray(floats, at0 + LANES);
    c1x.intoArray(floats, at1);
    c1y.intoArray(floats, at1 + LANES);
    c2x.intoArray(floats, at2);
    c2y.intoArray(floats, at2 + LANES);
    c3x.intoArray(floats, at3);
    c3y.intoArray(floats, at3 + LANES);
    c4x.intoArray(floats, at4);
    c4y.intoArray(floats, at4 + LANES);
    c5x.intoArray(floats, at5);
    c5y.intoArray(floats, at5 + LANES);
  }
}
