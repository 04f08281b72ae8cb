package org.dynconv.inference.vector;

/** Convolves by whole tiles, where that is the choice. */
record TileStep(
    Kernels kernels, PackedTiles conv, int tiles, int positions, Range range, TileChoice choice)
    implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    if (!choice.taken(space, images)) {
      return;
    }
    int from = range.from(first);
    int count = range.to(space, tiles, first, images) - from;
    kernels.tiles(
        conv,
        space.floats,
        space.lists[tiles],
        space.lists[positions],
        from + part.from(count),
        from + part.to(count),
        space.spares[part.index()]);
  }
}
