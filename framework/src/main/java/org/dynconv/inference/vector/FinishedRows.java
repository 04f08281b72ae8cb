package org.dynconv.inference.vector;

/**
 * Multiplies rows that lie next to each other by a panel of weights, or some panels, and takes the
 * sums where they belong while they are still in registers; see {@link Product} and {@link Output}.
 * What depends on the layer is a constant of each copy, so that no vector depends on a condition.
 */
interface FinishedRows {
  /**
   * What a copy knows.
   *
   * @param length floats of a row, and from one row to the next
   * @param accumulate whether sums are added to what the output holds
   * @param lowest the least result
   * @param highest the greatest result
   */
  record Numbers(int length, boolean accumulate, float lowest, float highest) {}

  /**
   * Multiplies {@code count} rows, and those that follow up to a multiple of what is done together.
   *
   * @param weight index of the first panel's first weight
   * @param from index of the first row
   * @param channel the first panel's first output channel
   * @param floats takes the results
   * @param cells where they go, from {@code row} on
   */
  void run(
      float[] weights,
      int weight,
      float[] rows,
      int from,
      Output output,
      int channel,
      float[] floats,
      int[] cells,
      int row,
      int count);
}
