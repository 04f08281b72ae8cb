package org.dynconv.inference.vector;

/**
 * Scores the positions of a mask by their windows, some rows at a time, and adds up the input's
 * rows on the way if they are the same; {@link MaskDecision} adds what the whole image says.
 */
record ScoreStep(
    Kernels kernels,
    ScoreProgram program,
    PackedScores unit,
    Layout layout,
    int rows,
    int columns,
    float[] logits)
    implements Step {
  /** Positions at a time, if a row has fewer. */
  private static final int POSITIONS = 64;

  /** Floats of the scores at a time, before their lanes are added up. */
  static int floats(int columns, int lanes) {
    // One row more, for sums over further channels and for what is left of a vector of positions.
    return (rowsTogether(columns) + 1) * Math.max(columns, lanes) * lanes;
  }

  private static int rowsTogether(int columns) {
    return Math.max(1, POSITIONS / columns);
  }

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    float[] scores = space.spares[part.index()].floats;
    int to = part.to(images * rows);
    int few;
    for (int row = part.from(images * rows); row < to; row += few) {
      few = Math.min(rowsTogether(columns), to - row);
      for (int i = 0; i < few; i++) {
        score(space, first + (row + i) / rows, (row + i) % rows, scores, i);
      }
      int at = ((space.batchStart + first) * rows + row) * columns;
      kernels.sumLanes(scores, Spare.TILES, few * columns, logits, at);
    }
  }

  private void score(Workspace space, int image, int y, float[] scores, int place) {
    program.run(
        space.floats,
        layout.start(image) * layout.pitch() + y * unit.stride * unit.runStride,
        unit.stride * layout.pitch(),
        scores,
        Spare.TILES + place * columns * kernels.lanes(),
        columns,
        space.rowSums,
        (image * rows + y) * layout.pitch());
  }
}
