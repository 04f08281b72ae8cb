package org.dynconv.inference.vector;

/** Copies windows next to each other; {@link WindowRows} with numbers of its own. */
interface Windows {
  /**
   * What a copy knows of a {@link Product}'s rows.
   *
   * @param runs of a row
   * @param runLength floats of a run
   * @param runStride floats from one run to the next
   * @param pitch floats from one cell to the next
   */
  record Numbers(int runs, int runLength, int runStride, int pitch) {}

  /**
   * Copies {@code count} rows to {@code to[at…]}, and up to a vector behind them.
   *
   * @param cells where they begin, from {@code first} on
   * @param origin index of cell 0
   */
  void run(float[] floats, int[] cells, int first, int count, int origin, float[] to, int at);
}
