package org.dynconv.inference.vector;

/**
 * A convolution position by position, a few at a time: their windows are copied next to each other
 * and multiplied as {@link AdjacentRows}. That takes a store for every vector of inputs, and saves
 * more: wherever the windows come from, the products know how far apart they are.
 */
final class GatheredKernel implements PositionProgram {
  /** The most floats of some windows: half a first-level cache. */
  private static final int NEAR = 6 << 10;

  /** The most where weights are heavy: a fraction of a core's own cache. */
  private static final int FAR = 32 << 10;

  /**
   * Weights that do not stay in a core's own cache from some windows to the next ones: they had
   * better come seldom, each panel for many windows.
   */
  private static final int HEAVY = 128 << 10;

  /** The most floats of some windows. */
  static final int FLOATS = FAR;

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
    boolean heavy = product.size() > HEAVY;
    this.rows =
        heavy ? FAR / length / UNIT * UNIT : Math.min(NEAR / length / UNIT * UNIT, Spare.MAX_ROWS);
    this.windows =
        Specialised.copy(
            WindowRows.class,
            Windows.class,
            new Windows.Numbers(product.runs, product.runLength, product.runStride, product.pitch));
    this.panels = new AdjacentPanels(length, length);
  }

  /** Whether some windows fit into a first-level cache. */
  static boolean fits(Product product) {
    return UNIT * product.runs * product.runLength <= NEAR;
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
        for (int i = 0; i < count; i += Spare.MAX_ROWS) {
          multiply(panel, floats, outCells, row, i, Math.min(Spare.MAX_ROWS, count - i), spare);
        }
      }
    }
  }

  /** Multiplies as many windows as there is room for sums. */
  private void multiply(
      int panel, float[] floats, int[] outCells, int row, int first, int count, Spare spare) {
    Product product = conv.product;
    int from = Spare.TILES + first * length;
    panels.run(product, panel, spare.floats, from, Spare.SUMS, count);
    Finish.run(
        conv.output,
        product.panelColumn(panel),
        product.panelWidth(panel),
        spare.floats,
        floats,
        outCells,
        row + first,
        count);
  }
}
