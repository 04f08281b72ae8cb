package org.dynconv.inference.vector;

/** Four neighbouring windows of a depthwise convolution; {@link DepthwiseFour}. */
interface FourWindows {
  int POSITIONS = 4;

  /**
   * What a copy knows.
   *
   * @param pitch floats from one cell to the next
   * @param row floats from one row of inputs to the next
   * @param stride cells from one window to the next
   * @param lowest the least result
   * @param highest the greatest result
   */
  record Numbers(int pitch, int row, int stride, float lowest, float highest) {}

  /**
   * Convolves.
   *
   * @param weights {@code [3, 3, pitch]}
   * @param bias one for each channel
   * @param in index of the first window
   * @param out index of the first result
   */
  void run(float[] weights, float[] bias, float[] floats, int in, int out);
}
