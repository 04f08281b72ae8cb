package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Takes the sums of a micro-kernel to where they belong. */
final class Finish {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

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
    for (int c = 0; c < width; c += SPECIES.length()) {
      vector(output, channel + c, sums, Spare.SUMS + c, width, floats, cells, row, count);
    }
  }

  private static void vector(
      Output output,
      int channel,
      float[] sums,
      int first,
      int width,
      float[] floats,
      int[] cells,
      int row,
      int count) {
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
      FloatVector sum = FloatVector.fromArray(SPECIES, sums, first + i * width).add(bias);
      sum = accumulate ? sum.add(FloatVector.fromArray(SPECIES, floats, at)) : sum;
      sum = below ? Clamp.below(sum) : sum;
      sum = above ? Clamp.above(sum) : sum;
      sum.intoArray(floats, at);
    }
  }
}
