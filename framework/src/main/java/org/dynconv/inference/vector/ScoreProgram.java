package org.dynconv.inference.vector;

/** A mask unit's window, ready to run over rows of positions. */
interface ScoreProgram {
  /**
   * Scores a row of mask positions, or a band of rows as one: {@code window(first + x · step) ·
   * weights} is the sum of the lanes of {@code scores[at + x · lanes…]}; see {@link
   * Kernels#sumLanes}. If {@link PackedScores#sumsRows}, adds up the middles of the windows into
   * {@code sums[sumsAt…]} as well.
   *
   * @param floats the array of a {@link Workspace}
   * @param first the first window, from {@link PackedScores#inOrigin} on
   */
  void run(
      float[] floats,
      int first,
      int step,
      float[] scores,
      int at,
      int count,
      float[] sums,
      int sumsAt);
}
