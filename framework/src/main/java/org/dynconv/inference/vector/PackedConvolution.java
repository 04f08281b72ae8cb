package org.dynconv.inference.vector;

import org.dynconv.architecture.Activation;
import org.dynconv.inference.Coefficients;
import org.dynconv.inference.Window;

/**
 * A convolution in the form that the micro-kernels read. Position by position it is a product of a
 * row, {@code runs} runs of {@code runLength} contiguous floats, with a matrix of as many rows; the
 * matrix is cut into panels of two vectors of output channels (the last may be one vector), each
 * panel contiguous. Lists hold cells; {@code cell · pitch + origin} is an index into a buffer.
 */
final class PackedConvolution {
  /** Inputs of one block of positions: half a first-level cache. */
  private static final int BLOCK_FLOATS = 6 << 10;

  final int runs;
  final int runLength;
  final int runStride;
  final int inPitch;
  final int inOrigin;
  final int outPitch;
  final int outOrigin;
  final int lanes;

  /** Positions to be multiplied by every panel before the next ones; a multiple of every tile. */
  final int blockRows;

  final float[] weights;
  final float[] bias;
  final boolean accumulate;

  /** Whether its lists hold pairs; see {@link ListKey}. */
  final boolean paired;

  final float lowest;
  final float highest;

  /**
   * Packs.
   *
   * @param weights {@code [kernel row, kernel column, input channel, output channel]}
   * @param accumulate whether the product is added to what the output holds
   * @param paired whether its lists hold pairs
   */
  PackedConvolution(
      Window window,
      Layout in,
      Layout out,
      Coefficients weights,
      Coefficients bias,
      Activation activation,
      boolean accumulate,
      int lanes,
      boolean paired) {
    this.lanes = lanes;
    this.paired = paired;
    this.inPitch = in.pitch();
    Grid grid = in.grid();
    this.runs = window.kernel();
    this.runLength =
        window.kernel() == 1 ? in.channels() : (window.kernel() - 1) * inPitch + in.channels();
    this.runStride = grid.columns() * inPitch;
    this.inOrigin =
        ((grid.top() - window.top()) * grid.columns() + grid.left() - window.left()) * inPitch;
    this.outPitch = out.pitch();
    this.outOrigin = out.grid().origin() * outPitch;
    this.accumulate = accumulate;
    this.lowest = activation == Activation.NONE ? Float.NEGATIVE_INFINITY : 0;
    this.highest = activation == Activation.RELU6 ? 6 : Float.POSITIVE_INFINITY;
    this.bias = new float[outPitch];
    System.arraycopy(bias.toArray(), 0, this.bias, 0, out.channels());
    this.blockRows = Math.max(1, BLOCK_FLOATS / (inPitch * Spare.MAX_ROWS)) * Spare.MAX_ROWS;
    this.weights = pack(window.kernel(), in.channels(), out.channels(), weights);
  }

  private float[] pack(int kernel, int inChannels, int outChannels, Coefficients from) {
    int rows = runs * runLength;
    float[] packed = new float[rows * outPitch];
    for (int ky = 0; ky < kernel; ky++) {
      for (int kx = 0; kx < kernel; kx++) {
        for (int i = 0; i < inChannels; i++) {
          int row = ky * runLength + kx * inPitch + i;
          for (int o = 0; o < outChannels; o++) {
            packed[panelStart(panelOf(o)) + row * panelWidth(panelOf(o)) + o % (2 * lanes)] =
                from.at(((ky * kernel + kx) * inChannels + i) * outChannels + o);
          }
        }
      }
    }
    return packed;
  }

  int panels() {
    return (outPitch + 2 * lanes - 1) / (2 * lanes);
  }

  private int panelOf(int channel) {
    return channel / (2 * lanes);
  }

  /** Output channels of a panel: one or two vectors. */
  int panelWidth(int panel) {
    return Math.min(2 * lanes, outPitch - panel * 2 * lanes);
  }

  /** A panel's first output channel. */
  int panelChannel(int panel) {
    return panel * 2 * lanes;
  }

  /** Index of a panel's first weight. */
  int panelStart(int panel) {
    return panel * 2 * lanes * runs * runLength;
  }
}
