package org.dynconv.architecture;

import java.util.Optional;

/**
 * The first layers, computed everywhere.
 *
 * @param convolution the first convolution
 * @param maxPool the pooling after it, if there is one
 */
public record Stem(Convolution convolution, Optional<MaxPool> maxPool) {
  /**
   * A maximum over a window; positions outside count as minus infinity.
   *
   * @param kernel rows and columns of the window
   * @param stride step between windows
   * @param padding positions added on every side
   */
  public record MaxPool(int kernel, int stride, Padding padding) {
    /**
     * The output map.
     *
     * @param input the input map
     * @return its size after pooling
     */
    public Size output(Size input) {
      return new Size(
          padding.outputSize(input.height(), kernel, stride),
          padding.outputSize(input.width(), kernel, stride));
    }
  }

  /**
   * The output map.
   *
   * @param image size of the image
   * @return size of the first block's input
   */
  public Size output(Size image) {
    Size size = convolution.output(image);
    return maxPool.map(pool -> pool.output(size)).orElse(size);
  }
}
