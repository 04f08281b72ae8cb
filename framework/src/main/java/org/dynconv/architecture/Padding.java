package org.dynconv.architecture;

/** How many zero rows and columns a convolution sees around its input. */
public sealed interface Padding permits Padding.Symmetric, Padding.Same {
  /**
   * Zero positions before the first one.
   *
   * @param size input rows or columns
   * @param kernel kernel rows or columns
   * @param stride the convolution's stride
   * @return the number of zero positions, at least 0
   */
  int before(int size, int kernel, int stride);

  /**
   * Output rows or columns.
   *
   * @param size input rows or columns
   * @param kernel kernel rows or columns
   * @param stride the convolution's stride
   * @return the number of output positions
   */
  int outputSize(int size, int kernel, int stride);

  /**
   * Zero positions after the last one that a window still reaches.
   *
   * @param size input rows or columns
   * @param kernel kernel rows or columns
   * @param stride the convolution's stride
   * @return the number of zero positions, at least 0
   */
  default int after(int size, int kernel, int stride) {
    int reach = (outputSize(size, kernel, stride) - 1) * stride + kernel;
    return Math.max(reach - size - before(size, kernel, stride), 0);
  }

  /**
   * The same number of zeros on every side, as PyTorch pads.
   *
   * @param amount zeros on each side, at least 0
   */
  record Symmetric(int amount) implements Padding {
    @Override
    public int before(int size, int kernel, int stride) {
      return amount;
    }

    @Override
    public int outputSize(int size, int kernel, int stride) {
      return (size + 2 * amount - kernel) / stride + 1;
    }
  }

  /**
   * TensorFlow's "SAME": the output has {@code ceil(size / stride)} positions, and the smaller half
   * of the zeros comes first.
   */
  record Same() implements Padding {
    @Override
    public int before(int size, int kernel, int stride) {
      int total = Math.max((outputSize(size, kernel, stride) - 1) * stride + kernel - size, 0);
      return total / 2;
    }

    @Override
    public int outputSize(int size, int kernel, int stride) {
      return (size + stride - 1) / stride;
    }
  }
}
