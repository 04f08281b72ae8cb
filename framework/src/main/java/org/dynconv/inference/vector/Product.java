package org.dynconv.inference.vector;

/**
 * The product of rows with a matrix, in the form that the micro-kernels read. A row is {@code runs}
 * runs of {@code runLength} contiguous floats, each {@code runStride} after the one before; the
 * first begins at {@code cell · pitch + origin}. The matrix is cut into panels of two vectors of
 * columns, the last one of one vector if their number is odd; each panel is contiguous.
 */
final class Product {
  final int runs;
  final int runLength;
  final int runStride;
  final int pitch;
  final int origin;
  final int columns;
  final int lanes;
  final float[] weights;
  private final int start;

  /**
   * Leaves the matrix zero.
   *
   * @param columns of the matrix, a multiple of the lanes
   */
  Product(
      int runs,
      int runLength,
      int runStride,
      int pitch,
      int origin,
      int columns,
      int lanes,
      WeightRoom room) {
    this.runs = runs;
    this.runLength = runLength;
    this.runStride = runStride;
    this.pitch = pitch;
    this.origin = origin;
    this.columns = columns;
    this.lanes = lanes;
    WeightRoom.Place place = room.reserve(size());
    this.weights = place.floats();
    this.start = place.start();
  }

  /** Sets one element of the matrix. */
  void set(int row, int column, float weight) {
    int panel = column / (2 * lanes);
    weights[panelStart(panel) + row * panelWidth(panel) + column % (2 * lanes)] = weight;
  }

  /** Floats of a row. */
  int length() {
    return runs * runLength;
  }

  /** Elements of the matrix; {@link #weights} holds others, too. */
  int size() {
    return Math.multiplyExact(length(), columns);
  }

  int panels() {
    return (columns + 2 * lanes - 1) / (2 * lanes);
  }

  /** A panel's first column. */
  int panelColumn(int panel) {
    return panel * 2 * lanes;
  }

  /** Columns of a panel: one or two vectors. */
  int panelWidth(int panel) {
    return Math.min(2 * lanes, columns - panelColumn(panel));
  }

  /** Index of a panel's first weight. */
  int panelStart(int panel) {
    return start + panelColumn(panel) * length();
  }
}
