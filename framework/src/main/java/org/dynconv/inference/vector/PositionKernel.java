package org.dynconv.inference.vector;

/** A convolution position by position: which micro-kernel takes how many of them. */
final class PositionKernel implements PositionProgram {
  private final PackedConvolution conv;

  PositionKernel(PackedConvolution conv) {
    this.conv = conv;
  }

  @Override
  public void run(
      float[] floats,
      int[] inCells,
      int[] outCells,
      int from,
      int to,
      int panelFrom,
      int panelTo,
      Spare spare) {
    Product product = conv.product;
    for (int block = from; block < to; block += conv.blockRows) {
      int end = Math.min(block + conv.blockRows, to);
      for (int panel = panelFrom; panel < panelTo; panel++) {
        int row = block;
        while (row < end) {
          int rows = rows(conv, panel, end - row);
          int[] cells = spare.padded(inCells, row, end, rows);
          tile(conv, panel, rows, floats, cells, cells == inCells ? row : 0, spare.floats);
          Finish.run(
              conv.output,
              product.panelColumn(panel),
              product.panelWidth(panel),
              spare.floats,
              floats,
              outCells,
              row,
              Math.min(rows, end - row));
          row += rows;
        }
      }
    }
  }

  private static int rows(PackedConvolution conv, int panel, int left) {
    boolean narrow = conv.product.panelWidth(panel) == conv.product.lanes;
    if (Registers.HALVING) {
      return narrow ? HalfTile6x1.ROWS : HalfTile4x2.ROWS;
    }
    if (narrow) {
      return left > 2 * Tile4x1.ROWS ? Tile12x1.ROWS : Tile4x1.ROWS;
    }
    return Registers.MANY && left > Tile4x2.ROWS ? Tile8x2.ROWS : Tile4x2.ROWS;
  }

  private static void tile(
      PackedConvolution conv,
      int panel,
      int rows,
      float[] floats,
      int[] cells,
      int row,
      float[] sums) {
    Product product = conv.product;
    if (Registers.HALVING) {
      half(conv, panel, floats, cells, row, sums);
    } else if (product.panelWidth(panel) == product.lanes) {
      if (rows == Tile12x1.ROWS) {
        Tile12x1.run(product, panel, floats, cells, row, sums, Spare.SUMS);
      } else {
        Tile4x1.run(product, panel, floats, cells, row, sums, Spare.SUMS);
      }
    } else if (rows == Tile8x2.ROWS) {
      Tile8x2.run(product, panel, floats, cells, row, sums, Spare.SUMS);
    } else {
      Tile4x2.run(product, panel, floats, cells, row, sums, Spare.SUMS);
    }
  }

  private static void half(
      PackedConvolution conv, int panel, float[] floats, int[] cells, int row, float[] sums) {
    Product product = conv.product;
    if (product.panelWidth(panel) == product.lanes) {
      HalfTile6x1.run(product, panel, floats, cells, row, sums, Spare.SUMS);
    } else {
      HalfTile4x2.run(product, panel, floats, cells, row, sums, Spare.SUMS);
    }
  }
}
