package org.dynconv.inference.vector;

import java.util.stream.IntStream;

/** A convolution by whole tiles, block by block. */
final class TileKernel implements TileProgram {
  /** The rows of a block, for the micro-kernels. */
  private static final int[] ROWS = IntStream.range(0, 32).toArray();

  private final PackedTiles conv;
  private final TileInputs inputs;
  private final TileSums sums;
  private final TileOutputs outputs;

  TileKernel(PackedTiles conv) {
    Output output = conv.output;
    this.conv = conv;
    this.inputs =
        Specialised.copy(
            TileInput.class,
            TileInputs.class,
            new TileInput.Numbers(conv.inPitch, conv.inRowStride, conv.inputStride));
    this.sums =
        Specialised.copy(TileSum.class, TileSums.class, new TileSum.Numbers(conv.productStride));
    this.outputs =
        Specialised.copy(
            TileOutput.class,
            TileOutputs.class,
            new TileOutput.Numbers(
                output.pitch, conv.blockTiles, output.accumulate, output.lowest, output.highest));
  }

  @Override
  public void run(float[] floats, int[] tiles, int[] positions, int from, int to, Spare spare) {
    Output output = conv.output;
    for (int block = from; block < to; block += conv.blockTiles) {
      int count = Math.min(conv.blockTiles, to - block);
      inputs.run(floats, tiles, block, count, conv.inOrigin, spare.floats);
      multiply(conv, count, spare);
      outputs.run(
          sums,
          spare.floats,
          spare.products,
          output.bias,
          floats,
          positions,
          block,
          count,
          output.origin);
    }
  }

  private static void multiply(PackedTiles conv, int count, Spare spare) {
    for (int point = 0; point < Winograd.POINTS; point++) {
      Product product = conv.products[point];
      for (int panel = 0; panel < product.panels(); panel++) {
        int at =
            spare.products
                + point * conv.productStride
                + product.panelColumn(panel) * conv.blockTiles;
        if (product.panelWidth(panel) > product.lanes) {
          doubles(product, panel, count, spare.floats, at);
        } else if (SquareTile.fits(product)) {
          square(product, count, spare.floats, at);
        } else {
          singles(product, panel, count, spare.floats, at);
        }
      }
    }
  }

  /** Rows beyond the last tile are computed and not looked at. */
  private static void doubles(Product product, int panel, int count, float[] floats, int to) {
    if (Registers.HALVING) {
      halves(product, panel, count, floats, to);
      return;
    }
    int width = product.panelWidth(panel);
    int row = 0;
    for (; count - row > Tile4x2.ROWS && Registers.MANY; row += Tile8x2.ROWS) {
      Tile8x2.run(product, panel, floats, ROWS, row, floats, to + row * width);
    }
    for (; row < count; row += Tile4x2.ROWS) {
      Tile4x2.run(product, panel, floats, ROWS, row, floats, to + row * width);
    }
  }

  private static void halves(Product product, int panel, int count, float[] floats, int to) {
    int width = product.panelWidth(panel);
    for (int row = 0; row < count; row += HalfTile4x2.ROWS) {
      HalfTile4x2.run(product, panel, floats, ROWS, row, floats, to + row * width);
    }
  }

  private static void square(Product product, int count, float[] floats, int to) {
    if (Registers.HALVING) {
      HalfSquareTile.run(product, count, floats, to);
    } else {
      SquareTile.run(product, count, floats, to);
    }
  }

  private static void singles(Product product, int panel, int count, float[] floats, int to) {
    int width = product.panelWidth(panel);
    int row = 0;
    for (; count - row >= Tile12x1.ROWS; row += Tile12x1.ROWS) {
      Tile12x1.run(product, panel, floats, ROWS, row, floats, to + row * width);
    }
    for (; row < count; row += Tile4x1.ROWS) {
      Tile4x1.run(product, panel, floats, ROWS, row, floats, to + row * width);
    }
  }
}
