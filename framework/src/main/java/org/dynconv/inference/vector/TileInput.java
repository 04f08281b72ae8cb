package org.dynconv.inference.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Transforms the inputs of a tile, {@code Bᵀ d B}: first along columns, then along rows. */
final class TileInput {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private TileInput() {}

  /**
   * Transforms all channels of a tile.
   *
   * @param window index of its first input
   * @param spare takes them, from its first tile on
   * @param tile number of the tile in its block
   */
  static void run(PackedTiles conv, float[] floats, int window, Spare spare, int tile) {
    int to = Spare.TILES + tile * conv.inPitch;
    for (int channel = 0; channel < conv.inPitch; channel += LANES) {
      columns(floats, window + channel, conv.inPitch, conv.inRowStride, spare.floats);
      rows(spare.floats, to + channel, conv.inputStride);
    }
  }

  private static void columns(float[] floats, int window, int pitch, int rowStride, float[] half) {
    int at = Spare.HALF;
    int from = window;
    for (int column = 0; column < Winograd.INPUT; column++) {
      FloatVector d0 = FloatVector.fromArray(SPECIES, floats, from);
      FloatVector d1 = FloatVector.fromArray(SPECIES, floats, from + rowStride);
      FloatVector d2 = FloatVector.fromArray(SPECIES, floats, from + 2 * rowStride);
      FloatVector d3 = FloatVector.fromArray(SPECIES, floats, from + 3 * rowStride);
      FloatVector d4 = FloatVector.fromArray(SPECIES, floats, from + 4 * rowStride);
      FloatVector d5 = FloatVector.fromArray(SPECIES, floats, from + 5 * rowStride);
      FloatVector a = d2.fma(FloatVector.broadcast(SPECIES, -4f), d4);
      FloatVector b = d1.fma(FloatVector.broadcast(SPECIES, -4f), d3);
      FloatVector c = d4.sub(d2);
      FloatVector e = d3.sub(d1);
      FloatVector minusFive = FloatVector.broadcast(SPECIES, -5f);
      FloatVector four = FloatVector.broadcast(SPECIES, 4f);
      d0.fma(four, d2.fma(minusFive, d4)).intoArray(half, at);
      a.add(b).intoArray(half, at + 6 * LANES);
      a.sub(b).intoArray(half, at + 12 * LANES);
      e.fma(FloatVector.broadcast(SPECIES, 2f), c).intoArray(half, at + 18 * LANES);
      e.fma(FloatVector.broadcast(SPECIES, -2f), c).intoArray(half, at + 24 * LANES);
      d1.fma(four, d3.fma(minusFive, d5)).intoArray(half, at + 30 * LANES);
      at += LANES;
      from += pitch;
    }
  }

  private static void rows(float[] half, int to, int stride) {
    int from = Spare.HALF;
    int at = to;
    for (int row = 0; row < Winograd.INPUT; row++) {
      FloatVector d0 = FloatVector.fromArray(SPECIES, half, from);
      FloatVector d1 = FloatVector.fromArray(SPECIES, half, from + LANES);
      FloatVector d2 = FloatVector.fromArray(SPECIES, half, from + 2 * LANES);
      FloatVector d3 = FloatVector.fromArray(SPECIES, half, from + 3 * LANES);
      FloatVector d4 = FloatVector.fromArray(SPECIES, half, from + 4 * LANES);
      FloatVector d5 = FloatVector.fromArray(SPECIES, half, from + 5 * LANES);
      FloatVector a = d2.fma(FloatVector.broadcast(SPECIES, -4f), d4);
      FloatVector b = d1.fma(FloatVector.broadcast(SPECIES, -4f), d3);
      FloatVector c = d4.sub(d2);
      FloatVector e = d3.sub(d1);
      FloatVector minusFive = FloatVector.broadcast(SPECIES, -5f);
      FloatVector four = FloatVector.broadcast(SPECIES, 4f);
      d0.fma(four, d2.fma(minusFive, d4)).intoArray(half, at);
      a.add(b).intoArray(half, at + stride);
      a.sub(b).intoArray(half, at + 2 * stride);
      e.fma(FloatVector.broadcast(SPECIES, 2f), c).intoArray(half, at + 3 * stride);
      e.fma(FloatVector.broadcast(SPECIES, -2f), c).intoArray(half, at + 4 * stride);
      d1.fma(four, d3.fma(minusFive, d5)).intoArray(half, at + 5 * stride);
      from += 6 * LANES;
      at += 6 * stride;
    }
  }
}
