package org.dynconv.inference.vector;

/** Adds up every row of a map, for means over all positions. */
record RowSumStep(Kernels kernels, Layout layout) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int height = layout.grid().height();
    int pitch = layout.pitch();
    for (int row = part.from(images * height); row < part.to(images * height); row++) {
      int image = first + row / height;
      kernels.sum(
          space.floats,
          layout.at(image, row % height, 0),
          layout.grid().width(),
          pitch,
          space.rowSums,
          (image * height + row % height) * pitch);
    }
  }
}
