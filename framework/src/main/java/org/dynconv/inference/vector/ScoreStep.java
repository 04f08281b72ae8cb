package org.dynconv.inference.vector;

/** Scores the positions of a mask, once the input's rows are added up. */
record ScoreStep(
    Kernels kernels,
    PackedScores unit,
    Layout layout,
    int stride,
    int rows,
    int columns,
    float[] logits)
    implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int image = -1;
    float constant = 0;
    for (int row = part.from(images * rows); row < part.to(images * rows); row++) {
      if (first + row / rows != image) {
        image = first + row / rows;
        constant = squeeze(space.rowSums, image);
      }
      int y = row % rows;
      kernels.score(
          unit,
          space.floats,
          (image * layout.grid().cells() + y * stride * layout.grid().columns()) * layout.pitch(),
          stride * layout.pitch(),
          constant,
          logits,
          ((space.batchStart + image) * rows + y) * columns,
          columns,
          space.spares[part.index()]);
    }
  }

  /** Rows in their order, whatever thread added them up. */
  private float squeeze(float[] rowSums, int image) {
    int height = layout.grid().height();
    int pitch = layout.pitch();
    double total = unit.bias;
    for (int row = 0; row < height; row++) {
      int at = (image * height + row) * pitch;
      float sum = 0;
      for (int c = 0; c < pitch; c++) {
        sum += rowSums[at + c] * unit.squeeze[c];
      }
      total += sum;
    }
    return (float) total;
  }
}
