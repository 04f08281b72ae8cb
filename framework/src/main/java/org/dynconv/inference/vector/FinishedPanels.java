package org.dynconv.inference.vector;

/**
 * Multiplies adjacent rows by the panels of a convolution's product and finishes them, each with
 * the micro-kernel of its width.
 */
final class FinishedPanels {
  /** A multiple of what either micro-kernel takes. */
  private static final int COMMON = Registers.MANY ? 24 : 12;

  /** Rows that are multiplied together, or a multiple of them. */
  final int unit;

  private final Product product;
  private final Output output;
  private final FinishedRows singles;
  private final FinishedRows pairs;

  FinishedPanels(Product product, Output output) {
    FinishedRows.Numbers numbers =
        new FinishedRows.Numbers(
            product.length(), output.accumulate, output.lowest, output.highest);
    boolean paired = product.panelWidth(product.panels() - 1) > product.lanes;
    this.unit = paired ? Registers.ROWS : COMMON;
    this.product = product;
    this.output = output;
    this.singles = Specialised.copy(FinishedRows12x1.class, FinishedRows.class, numbers);
    this.pairs =
        Specialised.copy(
            Registers.MANY ? FinishedRows8x2.class : FinishedRows6x2.class,
            FinishedRows.class,
            numbers);
  }

  /**
   * Multiplies {@code count} rows, a multiple of {@link #unit}.
   *
   * @param from index of the first row
   * @param cells where their results go, from {@code row} on
   */
  void run(int panel, float[] rows, int from, float[] floats, int[] cells, int row, int count) {
    FinishedRows kernel = product.panelWidth(panel) > product.lanes ? pairs : singles;
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
