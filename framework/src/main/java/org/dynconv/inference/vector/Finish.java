package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Takes the sums of a micro-kernel to where they belong. What depends on the layer stands in
 * methods of its own, and all is clamped, if only to infinities: a vector that depends on a
 * condition may go to the heap, as it happens to be compiled, which takes several times as long.
 */
final class Finish {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Finish() {}

  /**
   * Writes the first {@code count} rows of a tile.
   *
   * @param channel the first column's output channel
   * @param width columns of the tile
   * @param sums {@code [row, width]} at {@link Spare#SUMS}
   * @param floats takes them
   * @param cells where they go, from {@code row} on
   */
  static void run(
      Output output,
      int channel,
      int width,
      float[] sums,
      float[] floats,
      int[] cells,
      int row,
      int count) {
    if (width == 2 * LANES) {
      if (output.accumulate) {
        twoAdded(output, channel, sums, floats, cells, row, count);
      } else {
        two(output, channel, sums, floats, cells, row, count);
      }
    } else if (output.accumulate) {
      oneAdded(output, channel, sums, floats, cells, row, count);
    } else {
      one(output, channel, sums, floats, cells, row, count);
    }
  }

  private static void one(
      Output output, int channel, float[] sums, float[] floats, int[] cells, int row, int count) {
    FloatVector bias = FloatVector.fromArray(SPECIES, output.bias, channel);
    FloatVector lowest = FloatVector.broadcast(SPECIES, output.lowest);
    FloatVector highest = FloatVector.broadcast(SPECIES, output.highest);
    for (int i = 0; i < count; i++) {
      int at = cells[row + i] * output.pitch + output.origin + channel;
      FloatVector x = FloatVector.fromArray(SPECIES, sums, Spare.SUMS + i * LANES).add(bias);
      x = x.blend(lowest, x.compare(VectorOperators.LT, lowest));
      x = x.blend(highest, x.compare(VectorOperators.GT, highest));
      x.intoArray(floats, at);
    }
  }

  /** The same, added to what is there. */
  private static void oneAdded(
      Output output, int channel, float[] sums, float[] floats, int[] cells, int row, int count) {
    FloatVector bias = FloatVector.fromArray(SPECIES, output.bias, channel);
    FloatVector lowest = FloatVector.broadcast(SPECIES, output.lowest);
    FloatVector highest = FloatVector.broadcast(SPECIES, output.highest);
    for (int i = 0; i < count; i++) {
      int at = cells[row + i] * output.pitch + output.origin + channel;
      FloatVector x =
          FloatVector.fromArray(SPECIES, sums, Spare.SUMS + i * LANES)
              .add(bias)
              .add(FloatVector.fromArray(SPECIES, floats, at));
      x = x.blend(lowest, x.compare(VectorOperators.LT, lowest));
      x = x.blend(highest, x.compare(VectorOperators.GT, highest));
      x.intoArray(floats, at);
    }
  }

  /** Two vectors at a time. */
  private static void two(
      Output output, int channel, float[] sums, float[] floats, int[] cells, int row, int count) {
    FloatVector bias = FloatVector.fromArray(SPECIES, output.bias, channel);
    FloatVector next = FloatVector.fromArray(SPECIES, output.bias, channel + LANES);
    FloatVector lowest = FloatVector.broadcast(SPECIES, output.lowest);
    FloatVector highest = FloatVector.broadcast(SPECIES, output.highest);
    for (int i = 0; i < count; i++) {
      int at = cells[row + i] * output.pitch + output.origin + channel;
      int from = Spare.SUMS + 2 * i * LANES;
      FloatVector x = FloatVector.fromArray(SPECIES, sums, from).add(bias);
      FloatVector y = FloatVector.fromArray(SPECIES, sums, from + LANES).add(next);
      x = x.blend(lowest, x.compare(VectorOperators.LT, lowest));
      y = y.blend(lowest, y.compare(VectorOperators.LT, lowest));
      x = x.blend(highest, x.compare(VectorOperators.GT, highest));
      y = y.blend(highest, y.compare(VectorOperators.GT, highest));
      x.intoArray(floats, at);
      y.intoArray(floats, at + LANES);
    }
  }

  /** The same, added to what is there. */
  private static void twoAdded(
      Output output, int channel, float[] sums, float[] floats, int[] cells, int row, int count) {
    FloatVector bias = FloatVector.fromArray(SPECIES, output.bias, channel);
    FloatVector next = FloatVector.fromArray(SPECIES, output.bias, channel + LANES);
    FloatVector lowest = FloatVector.broadcast(SPECIES, output.lowest);
    FloatVector highest = FloatVector.broadcast(SPECIES, output.highest);
    for (int i = 0; i < count; i++) {
      int at = cells[row + i] * output.pitch + output.origin + channel;
      int from = Spare.SUMS + 2 * i * LANES;
      FloatVector x =
          FloatVector.fromArray(SPECIES, sums, from)
              .add(bias)
              .add(FloatVector.fromArray(SPECIES, floats, at));
      FloatVector y =
          FloatVector.fromArray(SPECIES, sums, from + LANES)
              .add(next)
              .add(FloatVector.fromArray(SPECIES, floats, at + LANES));
      x = x.blend(lowest, x.compare(VectorOperators.LT, lowest));
      y = y.blend(lowest, y.compare(VectorOperators.LT, lowest));
      x = x.blend(highest, x.compare(VectorOperators.GT, highest));
      y = y.blend(highest, y.compare(VectorOperators.GT, highest));
      x.intoArray(floats, at);
      y.intoArray(floats, at + LANES);
    }
  }
}
