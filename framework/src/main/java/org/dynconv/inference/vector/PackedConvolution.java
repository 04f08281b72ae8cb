package org.dynconv.inference.vector;

import org.dynconv.inference.Coefficients;
import org.dynconv.inference.Window;

/** A convolution over all channels, as the product of every listed position's window. */
final class PackedConvolution {
  /** Inputs of one block of positions: half a first-level cache. */
  private static final int BLOCK_FLOATS = 6 << 10;

  final Product product;
  final Output output;
  final PositionProgram program;

  /** Positions to be multiplied by every panel before the next ones; a multiple of every tile. */
  final int blockRows;

  /**
   * Packs.
   *
   * @param weights {@code [kernel row, kernel column, input channel, output channel]}
   */
  PackedConvolution(
      Window window,
      Layout in,
      Output output,
      Coefficients weights,
      Kernels kernels,
      WeightRoom room) {
    int kernel = window.kernel();
    int runLength = (kernel - 1) * in.pitch() + in.channels();
    this.output = output;
    this.blockRows = Math.max(1, BLOCK_FLOATS / (in.pitch() * Spare.MAX_ROWS)) * Spare.MAX_ROWS;
    this.product =
        new Product(
            kernel,
            runLength,
            in.grid().columns() * in.pitch(),
            in.pitch(),
            in.windowOrigin(window),
            output.pitch,
            kernels.lanes(),
            room);
    int outChannels = weights.size() / (kernel * kernel * in.channels());
    for (int ky = 0; ky < kernel; ky++) {
      for (int kx = 0; kx < kernel; kx++) {
        for (int i = 0; i < in.channels(); i++) {
          int row = ky * runLength + kx * in.pitch() + i;
          for (int o = 0; o < outChannels; o++) {
            int from = ((ky * kernel + kx) * in.channels() + i) * outChannels + o;
            product.set(row, o, weights.at(from));
          }
        }
      }
    }
    this.program = kernels.positions(this);
  }

  /**
   * Whether the weights take more memory than some positions' inputs and outputs do. Then threads
   * had better share out the weights, else the positions: a thread that does the same part of the
   * map in every layer finds what it needs in its own cache.
   */
  boolean weighs(int positions) {
    return product.size() > (long) positions * (product.pitch + output.pitch);
  }
}
