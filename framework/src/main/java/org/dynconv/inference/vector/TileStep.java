package org.dynconv.inference.vector;

/** Convolves listed tiles. */
record TileStep(TileProgram program, int tiles, int positions, Range range) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int from = range.from(first);
    int count = range.to(space, tiles, first, images) - from;
    program.run(
        space.floats,
        space.lists[tiles],
        space.lists[positions],
        from + part.from(count),
        from + part.to(count),
        space.spares[part.index()]);
  }
}
