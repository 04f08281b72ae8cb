package org.dynconv.inference.reference;

import org.dynconv.inference.Shape;

/** One image's feature map, {@code [height, width, channels]}. */
record FeatureMap(Shape shape, float[] values) {
  boolean inside(int row, int column) {
    return row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
  }

  /** Index of a position's first channel. */
  int at(int row, int column) {
    return (row * shape.width() + column) * shape.channels();
  }
}
