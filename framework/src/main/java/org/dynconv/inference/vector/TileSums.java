package org.dynconv.inference.vector;

/** Transforms products of a tile back; {@link TileSum} with numbers of its own. */
interface TileSums {
  /**
   * Transforms one vector of channels.
   *
   * @param spare the products, from {@code from} on; takes the sums of the sixteen positions, at
   *     {@link Spare#SUMS}
   * @param bias of each channel
   * @param channel the first one
   */
  void run(float[] spare, int from, float[] bias, int channel);
}
