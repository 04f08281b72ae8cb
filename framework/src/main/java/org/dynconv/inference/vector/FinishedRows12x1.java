package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** 12 adjacent rows by one vector of columns; {@link Specialised}. */
final class FinishedRows12x1 implements FinishedRows {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final Numbers NUMBERS = Specialised.numbers(MethodHandles.lookup(), Numbers.class);
  private static final int LENGTH = NUMBERS.length();
  private static final boolean LOWEST = NUMBERS.lowest() > Float.NEGATIVE_INFINITY;
  private static final boolean HIGHEST = NUMBERS.highest() < Float.POSITIVE_INFINITY;

  /** Rows at a time. */
  static final int ROWS = 12;

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
      twelve(weights, weight, rows, from + i * LENGTH, output, channel, floats, cells, row + i);
    }
  }

  private static void twelve(
      float[] weights,
      int weight,
      float[] rows,
      int from,
      Output output,
      int channel,
      float[] floats,
      int[] cells,
      int row) {
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
    for (int k = 0; k < LENGTH; k++) {
      int a = from + k;
      FloatVector b = FloatVector.fromArray(SPECIES, weights, weight + k * LANES);
      c0 = FloatVector.broadcast(SPECIES, rows[a]).fma(b, c0);
      c1 = FloatVector.broadcast(SPECIES, rows[a + LENGTH]).fma(b, c1);
      c2 = FloatVector.broadcast(SPECIES, rows[a + 2 * LENGTH]).fma(b, c2);
      c3 = FloatVector.broadcast(SPECIES, rows[a + 3 * LENGTH]).fma(b, c3);
      c4 = FloatVector.broadcast(SPECIES, rows[a + 4 * LENGTH]).fma(b, c4);
      c5 = FloatVector.broadcast(SPECIES, rows[a + 5 * LENGTH]).fma(b, c5);
      c6 = FloatVector.broadcast(SPECIES, rows[a + 6 * LENGTH]).fma(b, c6);
      c7 = FloatVector.broadcast(SPECIES, rows[a + 7 * LENGTH]).fma(b, c7);
      c8 = FloatVector.broadcast(SPECIES, rows[a + 8 * LENGTH]).fma(b, c8);
      c9 = FloatVector.broadcast(SPECIES, rows[a + 9 * LENGTH]).fma(b, c9);
      c10 = FloatVector.broadcast(SPECIES, rows[a + 10 * LENGTH]).fma(b, c10);
      c11 = FloatVector.broadcast(SPECIES, rows[a + 11 * LENGTH]).fma(b, c11);
    }
    FloatVector x = FloatVector.fromArray(SPECIES, output.bias, channel);
    int first = output.origin + channel;
    int at0 = cells[row] * output.pitch + first;
    int at1 = cells[row + 1] * output.pitch + first;
    int at2 = cells[row + 2] * output.pitch + first;
    int at3 = cells[row + 3] * output.pitch + first;
    int at4 = cells[row + 4] * output.pitch + first;
    int at5 = cells[row + 5] * output.pitch + first;
    int at6 = cells[row + 6] * output.pitch + first;
    int at7 = cells[row + 7] * output.pitch + first;
    int at8 = cells[row + 8] * output.pitch + first;
    int at9 = cells[row + 9] * output.pitch + first;
    int at10 = cells[row + 10] * output.pitch + first;
    int at11 = cells[row + 11] * output.pitch + first;
    c0 = c0.add(x);
    c1 = c1.add(x);
    c2 = c2.add(x);
    c3 = c3.add(x);
    c4 = c4.add(x);
    c5 = c5.add(x);
    c6 = c6.add(x);
    c7 = c7.add(x);
    c8 = c8.add(x);
    c9 = c9.add(x);
    c10 = c10.add(x);
    c11 = c11.add(x);
    if (NUMBERS.accumulate()) {
      c0 = c0.add(FloatVector.fromArray(SPECIES, floats, at0));
      c1 = c1.add(FloatVector.fromArray(SPECIES, floats, at1));
      c2 = c2.add(FloatVector.fromArray(SPECIES, floats, at2));
      c3 = c3.add(FloatVector.fromArray(SPECIES, floats, at3));
      c4 = c4.add(FloatVector.fromArray(SPECIES, floats, at4));
      c5 = c5.add(FloatVector.fromArray(SPECIES, floats, at5));
      c6 = c6.add(FloatVector.fromArray(SPECIES, floats, at6));
      c7 = c7.add(FloatVector.fromArray(SPECIES, floats, at7));
      c8 = c8.add(FloatVector.fromArray(SPECIES, floats, at8));
      c9 = c9.add(FloatVector.fromArray(SPECIES, floats, at9));
      c10 = c10.add(FloatVector.fromArray(SPECIES, floats, at10));
      c11 = c11.add(FloatVector.fromArray(SPECIES, floats, at11));
    }
    if (LOWEST) {
      x = FloatVector.broadcast(SPECIES, NUMBERS.lowest());
      c0 = c0.blend(x, c0.compare(VectorOperators.LT, x));
      c1 = c1.blend(x, c1.compare(VectorOperators.LT, x));
      c2 = c2.blend(x, c2.compare(VectorOperators.LT, x));
      c3 = c3.blend(x, c3.compare(VectorOperators.LT, x));
      c4 = c4.blend(x, c4.compare(VectorOperators.LT, x));
      c5 = c5.blend(x, c5.compare(VectorOperators.LT, x));
      c6 = c6.blend(x, c6.compare(VectorOperators.LT, x));
      c7 = c7.blend(x, c7.compare(VectorOperators.LT, x));
      c8 = c8.blend(x, c8.compare(VectorOperators.LT, x));
      c9 = c9.blend(x, c9.compare(VectorOperators.LT, x));
      c10 = c10.blend(x, c10.compare(VectorOperators.LT, x));
      c11 = c11.blend(x, c11.compare(VectorOperators.LT, x));
    }
    if (HIGHEST) {
      x = FloatVector.broadcast(SPECIES, NUMBERS.highest());
      c0 = c0.blend(x, c0.compare(VectorOperators.GT, x));
      c1 = c1.blend(x, c1.compare(VectorOperators.GT, x));
      c2 = c2.blend(x, c2.compare(VectorOperators.GT, x));
      c3 = c3.blend(x, c3.compare(VectorOperators.GT, x));
      c4 = c4.blend(x, c4.compare(VectorOperators.GT, x));
      c5 = c5.blend(x, c5.compare(VectorOperators.GT, x));
      c6 = c6.blend(x, c6.compare(VectorOperators.GT, x));
      c7 = c7.blend(x, c7.compare(VectorOperators.GT, x));
      c8 = c8.blend(x, c8.compare(VectorOperators.GT, x));
      c9 = c9.blend(x, c9.compare(VectorOperators.GT, x));
      c10 = c10.blend(x, c10.compare(VectorOperators.GT, x));
      c11 = c11.blend(x, c11.compare(VectorOperators.GT, x));
    }
    c0.intoArray(floats, at0);
    c1.intoArray(floats, at1);
    c2.intoArray(floats, at2);
    c3.intoArray(floats, at3);
    c4.intoArray(floats, at4);
    c5.intoArray(floats, at5);
    c6.intoArray(floats, at6);
    c7.intoArray(floats, at7);
    c8.intoArray(floats, at8);
    c9.intoArray(floats, at9);
    c10.intoArray(floats, at10);
    c11.intoArray(floats, at11);
  }
}
