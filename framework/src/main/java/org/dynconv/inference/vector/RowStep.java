package org.dynconv.inference.vector;

/** A step on every position of a map, which can be done some rows at a time. */
sealed interface RowStep extends Step permits ConvolutionStep, DepthwiseStep {
  /** Whether it does every position, in every image. */
  boolean everywhere();

  /**
   * Does the positions {@code from} to {@code to - 1} of one image, counted row by row.
   *
   * @param spare the thread's own room
   */
  void positions(Workspace space, int image, int from, int to, Spare spare);
}
