package org.dynconv.inference.vector;

/**
 * A convolution position by position, a few at a time: where their windows do not lie next to each
 * other, they are copied so, and multiplied as {@link FinishedRows}. That takes a store for every
 * vector of inputs, and saves more: wherever the windows come from, the products know how far apart
 * they are.
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

  private final PackedConvolution conv;
  private final int unit;
  private final int rows;
  private final boolean single;
  private final Windows windows;
  private final FinishedPanels finished;

  GatheredKernel(PackedConvolution conv) {
    Product product = conv.product;
    int length = product.length();
    this.conv = conv;
    this.finished = new FinishedPanels(product, conv.output);
    this.unit = FinishedPanels.unit(product);
    int most = Math.max((product.size() > HEAVY ? FAR : NEAR) / length, unit);
    this.rows = most / unit * unit;
    this.single = length == product.pitch;
    this.windows =
        Specialised.copy(
            WindowRows.class,
            Windows.class,
            // Equal copies are compiled once: no stride where there is a single run.
            new Windows.Numbers(
                product.runs,
                product.runLength,
                product.runs > 1 ? product.runStride : 0,
                product.pitch));
  }

  /** Whether some windows fit into a first-level cache, or need not be copied as a rule. */
  static boolean fits(Product product) {
    int length = product.length();
    return Registers.ROWS * length <= NEAR
        || (length == product.pitch && FinishedPanels.unit(product) * length <= FAR);
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
    for (int row = from; row < to; row += rows) {
      int count = Math.min(rows, to - row);
      int whole = count / unit * unit;
      boolean inPlace = single && adjoin(inCells, row, whole);
      if (!inPlace) {
        gather(floats, inCells, row, whole, spare);
      }
      float[] source = inPlace ? floats : spare.floats;
      int first = inPlace ? inCells[row] * conv.product.pitch + conv.product.origin : Spare.TILES;
      for (int panel = panelFrom; panel < panelTo; panel++) {
        finished.run(panel, source, first, floats, outCells, row, whole);
      }
      if (whole < count) {
        gather(floats, inCells, row + whole, count - whole, spare);
        int[] cells = spare.filled(outCells, row + whole, row + count, unit, conv.output.spareCell);
        finished.runFew(
            panelFrom, panelTo, spare.floats, Spare.TILES, floats, cells, count - whole);
      }
    }
  }

  /** Whether windows of a single cell lie next to each other as they are. */
  private static boolean adjoin(int[] cells, int from, int count) {
    for (int i = 1; i < count; i++) {
      if (cells[from + i] != cells[from] + i) {
        return false;
      }
    }
    return true;
  }

  private void gather(float[] floats, int[] inCells, int row, int count, Spare spare) {
    windows.run(floats, inCells, row, count, conv.product.origin, spare.floats, Spare.TILES);
  }
}
