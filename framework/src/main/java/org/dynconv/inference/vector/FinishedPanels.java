package org.dynconv.inference.vector;

/**
 * Multiplies adjacent rows by the panels of a convolution's product and finishes them, each with
 * the micro-kernel of its width, or, if rows are few, some together.
 */
final class FinishedPanels {
  /** A multiple of what either micro-kernel takes. */
  private static final int COMMON = Registers.MANY ? 24 : 12;

  /** So many rows no longer wait for their own sums, panel by panel. */
  private static final int FEW = 4;

  private final Product product;
  private final Output output;
  private final FinishedRows singles;
  private final FinishedRows pairs;
  private final FinishedRows lone;

  FinishedPanels(Product product, Output output) {
    FinishedRows.Numbers numbers =
        new FinishedRows.Numbers(
            product.length(), output.accumulate, output.lowest, output.highest);
    this.product = product;
    this.output = output;
    this.singles = Specialised.copy(FinishedRows12x1.class, FinishedRows.class, numbers);
    this.pairs =
        Specialised.copy(
            Registers.MANY ? FinishedRows8x2.class : FinishedRows6x2.class,
            FinishedRows.class,
            numbers);
    this.lone = Specialised.copy(FinishedRows1x8.class, FinishedRows.class, numbers);
  }

  /** Rows that are multiplied together, or a multiple of them. */
  static int unit(Product product) {
    boolean paired = product.panelWidth(product.panels() - 1) > product.lanes;
    return paired ? Registers.ROWS : COMMON;
  }

  /**
   * Multiplies {@code count} rows, and those that follow up to a multiple of {@link
   * #unit(Product)}.
   *
   * @param from index of the first row
   * @param cells where their results go, from {@code row} on
   */
  void run(int panel, float[] rows, int from, float[] floats, int[] cells, int row, int count) {
    run(
        product.panelWidth(panel) > product.lanes ? pairs : singles,
        panel,
        rows,
        from,
        floats,
        cells,
        row,
        count);
  }

  /**
   * Multiplies fewer rows: a very few by some panels at a time, as long as there are so many,
   * others together with what follows them.
   *
   * @param cells where their results go, and those of the rows that follow
   */
  void runFew(
      int panelFrom, int panelTo, float[] rows, int from, float[] floats, int[] cells, int count) {
    int panel = panelFrom;
    int pairs = Math.min(panelTo, product.columns / (2 * product.lanes));
    while (count < FEW && panel + FinishedRows1x8.PANELS <= pairs) {
      run(lone, panel, rows, from, floats, cells, 0, count);
      panel += FinishedRows1x8.PANELS;
    }
    for (; panel < panelTo; panel++) {
      run(panel, rows, from, floats, cells, 0, count);
    }
  }

  private void run(
      FinishedRows kernel,
      int panel,
      float[] rows,
      int from,
      float[] floats,
      int[] cells,
      int row,
      int count) {
    kernel.run(
        product.weights,
        product.panelStart(panel),
        rows,
        from,
        output,
        product.panelColumn(panel),
        floats,
        cells,
        row,
        count);
  }
}
