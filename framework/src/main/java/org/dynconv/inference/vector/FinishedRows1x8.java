package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * One row by eight vectors of columns, those of four panels; {@link Specialised}. A row by a panel
 * would wait for its own sums most of the time.
 */
final class FinishedRows1x8 implements FinishedRows {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final Numbers NUMBERS = Specialised.numbers(MethodHandles.lookup(), Numbers.class);
  private static final int LENGTH = NUMBERS.length();
  private static final boolean LOWEST = NUMBERS.lowest() > Float.NEGATIVE_INFINITY;
  private static final boolean HIGHEST = NUMBERS.highest() < Float.POSITIVE_INFINITY;

  private static final int PANEL = 2 * LANES * LENGTH;

  /** Panels at a time. */
  static final int PANELS = 4;

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
    for (int i = 0; i < count; i++) {
      one(weights, weight, rows, from + i * LENGTH, output, channel, floats, cells, row + i);
    }
  }

  private static void one(
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
    for (int k = 0; k < LENGTH; k++) {
      FloatVector a = FloatVector.broadcast(SPECIES, rows[from + k]);
      int b = weight + 2 * k * LANES;
      c0 = a.fma(FloatVector.fromArray(SPECIES, weights, b), c0);
      c1 = a.fma(FloatVector.fromArray(SPECIES, weights, b + LANES), c1);
      c2 = a.fma(FloatVector.fromArray(SPECIES, weights, b + PANEL), c2);
      c3 = a.fma(FloatVector.fromArray(SPECIES, weights, b + PANEL + LANES), c3);
      c4 = a.fma(FloatVector.fromArray(SPECIES, weights, b + 2 * PANEL), c4);
      c5 = a.fma(FloatVector.fromArray(SPECIES, weights, b + 2 * PANEL + LANES), c5);
      c6 = a.fma(FloatVector.fromArray(SPECIES, weights, b + 3 * PANEL), c6);
      c7 = a.fma(FloatVector.fromArray(SPECIES, weights, b + 3 * PANEL + LANES), c7);
    }
    int at = cells[row] * output.pitch + output.origin + channel;
    c0 = c0.add(FloatVector.fromArray(SPECIES, output.bias, channel));
    c1 = c1.add(FloatVector.fromArray(SPECIES, output.bias, channel + LANES));
    c2 = c2.add(FloatVector.fromArray(SPECIES, output.bias, channel + 2 * LANES));
    c3 = c3.add(FloatVector.fromArray(SPECIES, output.bias, channel + 3 * LANES));
    c4 = c4.add(FloatVector.fromArray(SPECIES, output.bias, channel + 4 * LANES));
    c5 = c5.add(FloatVector.fromArray(SPECIES, output.bias, channel + 5 * LANES));
    c6 = c6.add(FloatVector.fromArray(SPECIES, output.bias, channel + 6 * LANES));
    c7 = c7.add(FloatVector.fromArray(SPECIES, output.bias, channel + 7 * LANES));
    if (NUMBERS.accumulate()) {
      c0 = c0.add(FloatVector.fromArray(SPECIES, floats, at));
      c1 = c1.add(FloatVector.fromArray(SPECIES, floats, at + LANES));
      c2 = c2.add(FloatVector.fromArray(SPECIES, floats, at + 2 * LANES));
      c3 = c3.add(FloatVector.fromArray(SPECIES, floats, at + 3 * LANES));
      c4 = c4.add(FloatVector.fromArray(SPECIES, floats, at + 4 * LANES));
      c5 = c5.add(FloatVector.fromArray(SPECIES, floats, at + 5 * LANES));
      c6 = c6.add(FloatVector.fromArray(SPECIES, floats, at + 6 * LANES));
      c7 = c7.add(FloatVector.fromArray(SPECIES, floats, at + 7 * LANES));
    }
    if (LOWEST) {
      FloatVector x = FloatVector.broadcast(SPECIES, NUMBERS.lowest());
      c0 = c0.blend(x, c0.compare(VectorOperators.LT, x));
      c1 = c1.blend(x, c1.compare(VectorOperators.LT, x));
      c2 = c2.blend(x, c2.compare(VectorOperators.LT, x));
      c3 = c3.blend(x, c3.compare(VectorOperators.LT, x));
      c4 = c4.blend(x, c4.compare(VectorOperators.LT, x));
      c5 = c5.blend(x, c5.compare(VectorOperators.LT, x));
      c6 = c6.blend(x, c6.compare(VectorOperators.LT, x));
      c7 = c7.blend(x, c7.compare(VectorOperators.LT, x));
    }
    if (HIGHEST) {
      FloatVector x = FloatVector.broadcast(SPECIES, NUMBERS.highest());
      c0 = c0.blend(x, c0.compare(VectorOperators.GT, x));
      c1 = c1.blend(x, c1.compare(VectorOperators.GT, x));
      c2 = c2.blend(x, c2.compare(VectorOperators.GT, x));
      c3 = c3.blend(x, c3.compare(VectorOperators.GT, x));
      c4 = c4.blend(x, c4.compare(VectorOperators.GT, x));
      c5 = c5.blend(x, c5.compare(VectorOperators.GT, x));
      c6 = c6.blend(x, c6.compare(VectorOperators.GT, x));
      c7 = c7.blend(x, c7.compare(VectorOperators.GT, x));
    }
    c0.intoArray(floats, at);
    c1.intoArray(floats, at + LANES);
    c2.intoArray(floats, at + 2 * LANES);
    c3.intoArray(floats, at + 3 * LANES);
    c4.intoArray(floats, at + 4 * LANES);
    c5.intoArray(floats, at + 5 * LANES);
    c6.intoArray(floats, at + 6 * LANES);
    c7.intoArray(floats, at + 7 * LANES);
  }
}
