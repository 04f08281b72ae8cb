package org.dynconv.inference.vector;

/** Scores a row of neighbouring windows; {@link NeighbourScores} with numbers of its own. */
interface RowScores {
  /**
   * Scores windows of 3×3 with stride 1, and adds up their middles.
   *
   * @param weights {@code [9, pitch]}
   * @param window index of the first window
   * @param logits takes the scores, from {@code at} on
   * @param sums takes the sums of all channels, from {@code sumsAt} on
   */
  void run(
      float[] weights,
      float[] floats,
      int window,
      float[] logits,
      int at,
      int count,
      float[] sums,
      int sumsAt);
}
