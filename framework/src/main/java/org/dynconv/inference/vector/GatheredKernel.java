package org.dynconv.inference.vector;

/**
 * A convolution position by position, a few at a time: their windows are copied next to each other
 * and multiplied as {@link AdjacentRows}. That takes a store for every vector of inputs, and saves
 * more: wherever the windows come from, the products know how far apart they are.
 */
final class GatheredKernel implements PositionProgram {
  /** The most floats of some windows: half a first-level cache. */
  static final int FLOATS = 6 << 10;

  private static final int UNIT = 8;

  private final PackedConvolution conv;
  private final int length;
  private final int rows;
  private final Windows windows;
  private final AdjacentRows singles;
  private final AdjacentRows pairs;

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
    AdjacentRows.Numbers numbers = new AdjacentRows.Numbers(length, length);
    this.singles = Specialised.copy(AdjacentRows1.class, AdjacentRows.class, numbers);
    this.pairs = Specialised.copy(AdjacentRows2.class, AdjacentRows.class, numbers);
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
        int width = product.panelWidth(panel);
        (width > product.lanes ? pairs : singles)
            .run(
                product.weights,
                product.panelStart(panel),
                spare.floats,
                Spare.TILES,
                Spare.SUMS,
                count);
        Finish.run(
            conv.output,
            product.panelColumn(panel),
            width,
            spare.floats,
            floats,
            outCells,
            row,
            count);
      }
    }
  }
}
