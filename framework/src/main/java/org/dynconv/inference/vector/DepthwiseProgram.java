package org.dynconv.inference.vector;

/** A depthwise convolution, ready to run. */
interface DepthwiseProgram {
  /**
   * Convolves every channel by itself at the positions {@code from} to {@code to} of the lists.
   *
   * @param floats the array of a {@link Workspace}
   * @param inCells where the windows begin
   * @param outCells where the results go
   */
  void run(float[] floats, int[] inCells, int[] outCells, int from, int to);
}
