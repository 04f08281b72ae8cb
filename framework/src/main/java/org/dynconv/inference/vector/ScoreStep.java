package org.dynconv.inference.vector;

/**
 * Scores the positions of a mask by their windows, and adds up the input's rows on the way if they
 * are the same; {@link MaskDecision} adds what the whole image says.
 */
record ScoreStep(
    ScoreProgram program, PackedScores unit, Layout layout, int rows, int columns, float[] logits)
    implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int step = unit.stride * layout.pitch();
    for (int row = part.from(images * rows); row < part.to(images * rows); row++) {
      int image = first + row / rows;
      int y = row % rows;
      program.run(
          space.floats,
          image * layout.grid().cells() * layout.pitch() + y * unit.stride * unit.runStride,
          step,
          logits,
          ((space.batchStart + image) * rows + y) * columns,
          columns,
          space.rowSums,
          (image * rows + y) * layout.pitch());
    }
  }
}
