package org.dynconv.inference.vector;

/** A convolution position by position, ready to run. */
interface PositionProgram {
  /**
   * Convolves the positions {@code from} to {@code to} of the lists, for some panels of output
   * channels.
   *
   * @param floats the array of a {@link Workspace}
   * @param inCells where their windows begin
   * @param outCells where their results go
   */
  void run(
      float[] floats,
      int[] inCells,
      int[] outCells,
      int from,
      int to,
      int panelFrom,
      int panelTo,
      Spare spare);
}
