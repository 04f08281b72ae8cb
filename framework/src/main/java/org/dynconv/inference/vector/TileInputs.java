package org.dynconv.inference.vector;

/** Transforms the inputs of tiles; {@link TileInput} with numbers of its own. */
interface TileInputs {
  /**
   * Transforms some tiles of a list.
   *
   * @param tiles their windows, from {@code first} on
   * @param origin index of the window of entry 0
   * @param to takes them, from {@link Spare#TILES} on
   */
  void run(float[] floats, int[] tiles, int first, int count, int origin, float[] to);
}
