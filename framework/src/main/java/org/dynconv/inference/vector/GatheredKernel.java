package org.dynconv.inference.vector;

/**
 * A convolution position by position, a few at a time: their windows are copied next to each other
 * and multiplied as {@link AdjacentRows}. That takes a store for every vector of inputs, and saves
 * more: wherever the windows come from, the products know how far apart they are.
 */
final class GatheredKernel implements PositionProgram {
  /** The most floats of some windows: half a first-level cache. */
  static final int FLOATS = 6 << 10;

  /** Windows that are multiplied together, or a multiple of them. */
  private static final int UNIT = Registers.MANY ? 8 : 6;

  private final PackedConvolution conv;
  private final int length;
  private final int rows;
  private final Windows windows;
  private final AdjacentPanels panels;

  GatheredKernel(PackedConvolution conv) {
    Product product = conv.product;
    this.conv = conv;
    this.length = product.runs * product.runLength;
    this.rows = Math.min(FLOATS / length / UNIT * UNIT, Spare.MAX_ROWS);
    this.windows =
        Specialised.copy(
            WindowRows.class,
            Windows.class,
            new Windows.Numbers(product.runs, product.runLength, product.runStride, product.pitch));
    this.panels = new AdjacentPanels(length, length);
  }

  /** Whether some windows fit into a first-level cache. */
  static boolean fits(Product product) {
    return UNIT * product.runs * product.runLength <= FLOATS;
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
    for (int row = from; row < to; row += rows) {
      int count = Math.min(rows, to - row);
      windows.run(floats, inCells, row, count, product.origin, spare.floats, Spare.TILES);
      for (int panel = panelFrom; panel < panelTo; panel++) {
        panels.run(product, panel, spare.floats, Spare.TILES, Spare.SUMS, count);
        Finish.run(
            conv.output,
            product.panelColumn(panel),
            product.panelWidth(panel),
            spare.floats,
            floats,
            outCells,
            row,
            count);
      }
    }
  }
}
