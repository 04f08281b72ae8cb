package org.dynconv.inference.vector;

import org.dynconv.inference.Coefficients;
import org.dynconv.inference.Window;

/**
 * A 3×3 convolution with stride 1 by whole tiles; see {@link Winograd}. A block of tiles is
 * transformed into {@code [point, tile, input channel]}; each point's rows are multiplied by a
 * matrix of their own into {@code [point, panel, tile, panel width]}; and these are transformed
 * back.
 */
final class PackedTiles {
  /** What a block's transformed inputs and products may take of a core's own cache. */
  private static final int BLOCK_BYTES = 580 << 10;

  /** The most tiles of a block. */
  static final int MOST_TILES = 128;

  /** Keeps the points of one tile out of each other's cache sets. */
  private static final int SKEW = Arena.LINE;

  /** Floats of a point, as most layers have: what is compiled for one stride serves them all. */
  private static final int COMMON = 2048;

  final int inPitch;
  final int inRowStride;
  final int inOrigin;
  final Output output;

  /** By point. */
  final Product[] products = new Product[Winograd.POINTS];

  /** Tiles of a block, a multiple of every micro-kernel's rows. */
  final int blockTiles;

  /** Floats from one point of transformed inputs to the next. */
  final int inputStride;

  /** Floats from one point of products to the next. */
  final int productStride;

  /**
   * Packs.
   *
   * @param weights {@code [3, 3, input channel, output channel]}
   */
  PackedTiles(
      Window window, Layout in, Output output, Coefficients weights, int lanes, WeightRoom room) {
    this.output = output;
    this.inPitch = in.pitch();
    this.inRowStride = in.grid().columns() * inPitch;
    this.inOrigin = in.windowOrigin(window);
    int tileBytes = Float.BYTES * Winograd.POINTS * (inPitch + output.pitch);
    int most = Math.min(BLOCK_BYTES / tileBytes, MOST_TILES);
    this.blockTiles = Math.max(1, most / AdjacentPanels.UNIT) * AdjacentPanels.UNIT;
    this.inputStride = Math.max(COMMON, blockTiles * inPitch) + SKEW;
    this.productStride = Math.max(COMMON, blockTiles * output.pitch) + SKEW;
    for (int point = 0; point < Winograd.POINTS; point++) {
      int origin = Spare.TILES + point * inputStride;
      products[point] =
          new Product(1, in.channels(), 0, inPitch, origin, output.pitch, lanes, room);
    }
    int outChannels = weights.size() / (9 * in.channels());
    double[] kernel = new double[9];
    for (int i = 0; i < in.channels(); i++) {
      for (int o = 0; o < outChannels; o++) {
        for (int tap = 0; tap < 9; tap++) {
          kernel[tap] = weights.at((tap * in.channels() + i) * outChannels + o);
        }
        double[] transformed = Winograd.kernel(kernel);
        for (int point = 0; point < Winograd.POINTS; point++) {
          products[point].set(i, o, (float) transformed[point]);
        }
      }
    }
  }

  /** Floats of a block's transformed inputs. */
  int inputFloats() {
    return Winograd.POINTS * inputStride;
  }

  /** Floats of a block's products. */
  int productFloats() {
    return Winograd.POINTS * productStride;
  }
}
