package org.dynconv.inference.vector;

/** Convolves whole tiles, and what is not in them by positions, as the lists say. */
record BothWaysStep(ConvolutionStep byPosition, TileStep byTile) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    byPosition.run(space, first, images, part);
    byTile.run(space, first, images, part);
  }
}
