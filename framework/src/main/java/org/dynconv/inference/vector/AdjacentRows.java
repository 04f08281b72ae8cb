package org.dynconv.inference.vector;

/** Multiplies rows that lie next to each other by one panel of weights; see {@link Product}. */
interface AdjacentRows {
  /**
   * What a copy knows.
   *
   * @param length floats of a row that count
   * @param pitch floats from one row to the next
   */
  record Numbers(int length, int pitch) {}

  /**
   * Multiplies {@code count} rows, and some beyond; see {@link AdjacentPanels#UNIT}.
   *
   * @param weight index of the panel's first weight
   * @param from index of the first row
   * @param to index of the first row's products
   */
  void run(float[] weights, int weight, float[] floats, int from, int to, int count);
}
