package org.dynconv.inference.vector;

/** Scores a row of neighbouring windows; {@link NeighbourScores} with numbers of its own. */
interface RowScores {
  /**
   * Scores windows of 3×3 with stride 1, and adds up their middles.
   *
   * @param weights {@code [9, pitch]}
   * @param window index of the first window
   * @param scores takes a vector for each window, from {@code at} on, whose lanes are to be added
   *     up
   * @param sums takes the sums of all channels, from {@code sumsAt} on
   */
  void run(
      float[] weights,
      float[] floats,
      int window,
      float[] scores,
      int at,
      int count,
      float[] sums,
      int sumsAt);
}
