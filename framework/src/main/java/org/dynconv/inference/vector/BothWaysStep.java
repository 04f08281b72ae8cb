package org.dynconv.inference.vector;

/** Convolves some images by positions and the others by tiles, as their lists say. */
record BothWaysStep(ConvolutionStep byPosition, TileStep byTile) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    byPosition.run(space, first, images, part);
    byTile.run(space, first, images, part);
  }
}
