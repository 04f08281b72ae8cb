package org.dynconv.inference.vector;

/** Multiplies adjacent rows by the panels of a product, each with the micro-kernel of its width. */
final class AdjacentPanels {
  /** Rows up to a multiple of so many may be read and written. */
  static final int UNIT = Registers.MANY ? 8 : 24;

  private final AdjacentRows singles;
  private final AdjacentRows pairs;

  /**
   * Finds the micro-kernels.
   *
   * @param length floats of a row that count
   * @param pitch floats from one row to the next
   */
  AdjacentPanels(int length, int pitch) {
    AdjacentRows.Numbers numbers = new AdjacentRows.Numbers(length, pitch);
    this.singles = Specialised.copy(AdjacentRows1.class, AdjacentRows.class, numbers);
    this.pairs =
        Specialised.copy(
            Registers.MANY ? AdjacentRows2.class : AdjacentRows6x2.class,
            AdjacentRows.class,
            numbers);
  }

  /**
   * Multiplies {@code count} rows, and some beyond, up to a multiple of {@link #UNIT}.
   *
   * @param from index of the first row
   * @param to index of the first row's products
   */
  void run(Product product, int panel, float[] floats, int from, int to, int count) {
    AdjacentRows rows = product.panelWidth(panel) > product.lanes ? pairs : singles;
    rows.run(product.weights, product.panelStart(panel), floats, from, to, count);
  }
}
