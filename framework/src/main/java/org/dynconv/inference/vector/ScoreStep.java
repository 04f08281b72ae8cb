package org.dynconv.inference.vector;

/**
 * Scores the positions of a mask by their windows, band by band, and adds up the input's rows on
 * the way if they are the same; {@link MaskDecision} adds what the whole image says. Where windows
 * are neighbours, a band is one long row, with borders in it that count for nothing: to begin anew
 * with every row would take longer.
 */
record ScoreStep(
    Kernels kernels, ScoreProgram program, PackedScores unit, Layout layout, float[] logits)
    implements Step {

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    float[] scores = space.spares[part.index()].floats;
    int to = part.to(images * unit.bands());
    for (int i = part.from(images * unit.bands()); i < to; i++) {
      int image = first + i / unit.bands();
      int band = i % unit.bands();
      int row = band * unit.bandRows;
      int rows = Math.min(unit.bandRows, unit.rows - row);
      score(space, image, band, row, rows, scores);
      kernels.sumLanes(scores, Spare.TILES, unit.scores(rows), scores, Spare.TILES);
      for (int y = 0; y < rows; y++) {
        int at = ((space.batchStart + image) * unit.rows + row + y) * unit.columns;
        System.arraycopy(scores, Spare.TILES + y * unit.rowScores, logits, at, unit.columns);
      }
    }
  }

  private void score(Workspace space, int image, int band, int row, int rows, float[] scores) {
    int sums = (image * layout.grid().height() + band) * layout.pitch();
    if (unit.sumsRows) {
      score(space, image, row, scores, 0, unit.scores(rows), sums);
    } else {
      for (int y = 0; y < rows; y++) {
        score(space, image, row + y, scores, y * unit.rowScores, unit.columns, sums);
      }
    }
  }

  private void score(
      Workspace space, int image, int row, float[] scores, int place, int count, int sums) {
    program.run(
        space.floats,
        layout.start(image) * layout.pitch() + row * unit.stride * unit.runStride,
        unit.stride * layout.pitch(),
        scores,
        Spare.TILES + place * kernels.lanes(),
        count,
        space.rowSums,
        sums);
  }
}
