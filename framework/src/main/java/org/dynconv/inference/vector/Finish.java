package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What follows a product: the bias, the residual, the activation, the scatter. */
final class Finish {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private Finish() {}

  /**
   * Writes the first {@code count} rows of a tile.
   *
   * @param sums {@code [row, width]}
   * @param cells where they go, from {@code row} on; {@link ListKey#ABSENT} is left out
   */
  static void run(
      PackedConvolution conv,
      int panel,
      float[] sums,
      float[] out,
      int[] cells,
      int row,
      int count) {
    int width = conv.panelWidth(panel);
    int channel = conv.panelChannel(panel);
    for (int c = 0; c < width; c += SPECIES.length()) {
      vector(conv, channel + c, sums, c, width, out, cells, row, count);
    }
  }

  private static void vector(
      PackedConvolution conv,
      int channel,
      float[] sums,
      int first,
      int width,
      float[] out,
      int[] cells,
      int row,
      int count) {
    FloatVector bias = FloatVector.fromArray(SPECIES, conv.bias, channel);
    boolean accumulate = conv.accumulate;
    boolean below = conv.lowest == 0;
    boolean above = conv.highest == 6;
    for (int i = 0; i < count; i++) {
      int cell = cells[row + i];
      if (cell < 0) {
        continue;
      }
      int at = cell * conv.outPitch + conv.outOrigin + channel;
      FloatVector sum = FloatVector.fromArray(SPECIES, sums, first + i * width).add(bias);
      sum = accumulate ? sum.add(FloatVector.fromArray(SPECIES, out, at)) : sum;
      sum = below ? Clamp.below(sum) : sum;
      sum = above ? Clamp.above(sum) : sum;
      sum.intoArray(out, at);
    }
  }
}
