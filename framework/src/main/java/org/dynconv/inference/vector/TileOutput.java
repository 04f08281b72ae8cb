package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Transforms the products of a tile back, {@code Aᵀ m A}, and takes them to their positions. */
final class TileOutput {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int POSITIONS = Winograd.OUTPUT * Winograd.OUTPUT;

  private TileOutput() {}

  /**
   * Transforms one panel of a tile.
   *
   * @param tile number of the tile in its block
   * @param cells its positions, from {@code position} on; {@link ListKey#ABSENT} is left out
   */
  static void run(
      PackedTiles conv,
      int panel,
      Spare spare,
      int tile,
      float[] floats,
      int[] cells,
      int position) {
    Product product = conv.products[0];
    int width = product.panelWidth(panel);
    int column = product.panelColumn(panel);
    int from = spare.products + column * conv.blockTiles + tile * width;
    for (int c = 0; c < width; c += LANES) {
      columns(spare.floats, from + c, conv.productStride);
      rows(spare.floats);
      Finish.run(conv.output, column + c, LANES, spare.floats, floats, cells, position, POSITIONS);
    }
  }

  private static void columns(float[] half, int first, int stride) {
    int at = Spare.HALF;
    int from = first;
    int row = 6 * stride;
    for (int column = 0; column < Winograd.INPUT; column++) {
      FloatVector m0 = FloatVector.fromArray(SPECIES, half, from);
      FloatVector m1 = FloatVector.fromArray(SPECIES, half, from + row);
      FloatVector m2 = FloatVector.fromArray(SPECIES, half, from + 2 * row);
      FloatVector m3 = FloatVector.fromArray(SPECIES, half, from + 3 * row);
      FloatVector m4 = FloatVector.fromArray(SPECIES, half, from + 4 * row);
      FloatVector m5 = FloatVector.fromArray(SPECIES, half, from + 5 * row);
      FloatVector a = m1.add(m2);
      FloatVector b = m1.sub(m2);
      FloatVector c = m3.add(m4);
      FloatVector d = m3.sub(m4);
      m0.add(a).add(c).intoArray(half, at);
      d.fma(FloatVector.broadcast(SPECIES, 2f), b).intoArray(half, at + 6 * LANES);
      c.fma(FloatVector.broadcast(SPECIES, 4f), a).intoArray(half, at + 12 * LANES);
      d.fma(FloatVector.broadcast(SPECIES, 8f), b).add(m5).intoArray(half, at + 18 * LANES);
      at += LANES;
      from += stride;
    }
  }

  /** Leaves the sums of all positions for {@link Finish}: at one place, vectors stay registers. */
  private static void rows(float[] floats) {
    int from = Spare.HALF;
    for (int at = Spare.SUMS; at < Spare.SUMS + POSITIONS * LANES; at += Winograd.OUTPUT * LANES) {
      FloatVector m0 = FloatVector.fromArray(SPECIES, floats, from);
      FloatVector m1 = FloatVector.fromArray(SPECIES, floats, from + LANES);
      FloatVector m2 = FloatVector.fromArray(SPECIES, floats, from + 2 * LANES);
      FloatVector m3 = FloatVector.fromArray(SPECIES, floats, from + 3 * LANES);
      FloatVector m4 = FloatVector.fromArray(SPECIES, floats, from + 4 * LANES);
      FloatVector m5 = FloatVector.fromArray(SPECIES, floats, from + 5 * LANES);
      FloatVector a = m1.add(m2);
      FloatVector b = m1.sub(m2);
      FloatVector c = m3.add(m4);
      FloatVector d = m3.sub(m4);
      m0.add(a).add(c).intoArray(floats, at);
      d.fma(FloatVector.broadcast(SPECIES, 2f), b).intoArray(floats, at + LANES);
      c.fma(FloatVector.broadcast(SPECIES, 4f), a).intoArray(floats, at + 2 * LANES);
      d.fma(FloatVector.broadcast(SPECIES, 8f), b).add(m5).intoArray(floats, at + 3 * LANES);
      from += Winograd.INPUT * LANES;
    }
  }
}
