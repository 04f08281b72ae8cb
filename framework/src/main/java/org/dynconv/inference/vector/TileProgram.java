package org.dynconv.inference.vector;

/** A convolution by whole tiles, ready to run. */
interface TileProgram {
  /**
   * Convolves the tiles {@code from} to {@code to} of the lists; see {@link Listing}.
   *
   * @param floats the array of a {@link Workspace}
   * @param tiles windows of the tiles
   * @param positions where the sixteen results of each go
   */
  void run(float[] floats, int[] tiles, int[] positions, int from, int to, Spare spare);
}
