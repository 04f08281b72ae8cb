package org.dynconv.inference.vector;

import java.util.stream.IntStream;

/** A convolution by whole tiles, block by block. */
final class TileKernel implements TileProgram {
  /** The rows of a block, for the micro-kernels. */
  private static final int[] ROWS = IntStream.range(0, PackedTiles.MOST_TILES).toArray();

  private final PackedTiles conv;
  private final TileInputs inputs;
  private final boolean inPlace;
  private final TileSums sums;
  private final TileOutputs outputs;
  private final AdjacentPanels panels;

  TileKernel(PackedTiles conv) {
    Output output = conv.output;
    this.conv = conv;
    this.inPlace =
        !Registers.HALVING && conv.products[0].panels() == 1 && conv.inPitch == output.pitch;
    this.inputs =
        Specialised.copy(
            TileInput.class,
            TileInputs.class,
            new TileInput.Numbers(conv.inPitch, conv.inRowStride, conv.inputStride));
    this.sums =
        Specialised.copy(TileSum.class, TileSums.class, new TileSum.Numbers(conv.productStride));
    this.panels = new AdjacentPanels(conv.products[0].runLength, conv.inPitch);
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
      multiply(count, spare);
      outputs.run(
          sums,
          spare.floats,
          products(spare),
          output.bias,
          floats,
          positions,
          block,
          count,
          output.origin);
    }
  }

  /**
   * Where products go. If one panel has all columns, and as many as there are inputs, they take the
   * place of the rows that they come from, which are in the nearest cache and are not read again:
   * half as much goes through the caches.
   */
  private int products(Spare spare) {
    return inPlace ? Spare.TILES : spare.products;
  }

  private void multiply(int count, Spare spare) {
    for (int point = 0; point < Winograd.POINTS; point++) {
      Product product = conv.products[point];
      for (int panel = 0; panel < product.panels(); panel++) {
        int at =
            products(spare)
                + point * conv.productStride
                + product.panelColumn(panel) * conv.blockTiles;
        if (Registers.HALVING) {
          halves(product, panel, count, spare.floats, at);
        } else {
          panels.run(product, panel, spare.floats, product.origin, at, count);
        }
      }
    }
  }

  /** Rows beyond the last tile are computed and not looked at. */
  private static void halves(Product product, int panel, int count, float[] floats, int to) {
    int width = product.panelWidth(panel);
    if (width > product.lanes) {
      for (int row = 0; row < count; row += HalfTile4x2.ROWS) {
        HalfTile4x2.run(product, panel, floats, ROWS, row, floats, to + row * width);
      }
    } else if (HalfSquareTile.fits(product)) {
      HalfSquareTile.run(product, count, floats, to);
    } else {
      one(product, panel, count, floats, to);
    }
  }

  private static void one(Product product, int panel, int count, float[] floats, int to) {
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
