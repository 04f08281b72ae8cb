package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Takes the sums of a micro-kernel to where they belong. */
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
   * @param cells where they go, from {@code row} on; {@link ListKey#ABSENT} is left out
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
      two(output, channel, sums, floats, cells, row, count);
    } else {
      one(output, channel, sums, floats, cells, row, count);
    }
  }

  private static void one(
      Output output, int channel, float[] sums, float[] floats, int[] cells, int row, int count) {
    FloatVector bias = FloatVector.fromArray(SPECIES, output.bias, channel);
    boolean accumulate = output.accumulate;
    boolean below = output.lowest == 0;
    boolean above = output.highest == 6;
    for (int i = 0; i < count; i++) {
      int cell = cells[row + i];
      if (cell < 0) {
        continue;
      }
      int at = cell * output.pitch + output.origin + channel;
      FloatVector sum = FloatVector.fromArray(SPECIES, sums, Spare.SUMS + i * LANES).add(bias);
      sum = accumulate ? sum.add(FloatVector.fromArray(SPECIES, floats, at)) : sum;
      sum = below ? Clamp.below(sum) : sum;
      sum = above ? Clamp.above(sum) : sum;
      sum.intoArray(floats, at);
    }
  }

  /** The same with two vectors at a time. */
  private static void two(
      Output output, int channel, float[] sums, float[] floats, int[] cells, int row, int count) {
    FloatVector bias = FloatVector.fromArray(SPECIES, output.bias, channel);
    FloatVector next = FloatVector.fromArray(SPECIES, output.bias, channel + LANES);
    boolean accumulate = output.accumulate;
    boolean below = output.lowest == 0;
    boolean above = output.highest == 6;
    for (int i = 0; i < count; i++) {
      int cell = cells[row + i];
      if (cell < 0) {
        continue;
      }
      int at = cell * output.pitch + output.origin + channel;
      int from = Spare.SUMS + 2 * i * LANES;
      FloatVector x = FloatVector.fromArray(SPECIES, sums, from).add(bias);
      FloatVector y = FloatVector.fromArray(SPECIES, sums, from + LANES).add(next);
      x = accumulate ? x.add(FloatVector.fromArray(SPECIES, floats, at)) : x;
      y = accumulate ? y.add(FloatVector.fromArray(SPECIES, floats, at + LANES)) : y;
      x = below ? Clamp.below(x) : x;
      y = below ? Clamp.below(y) : y;
      x = above ? Clamp.above(x) : x;
      y = above ? Clamp.above(y) : y;
      x.intoArray(floats, at);
      y.intoArray(floats, at + LANES);
    }
  }
}
