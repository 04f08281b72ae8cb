package org.dynconv.inference.vector;

/**
 * Computes those rows of a {@link Trio}'s wide map that a thread needs of the others' rows, before
 * they write their results over them.
 */
record StripHaloStep(StripLayers layers) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    StripShare share = layers.share(part);
    for (int image = first; image < first + images; image++) {
      layers.widen(space, share, image, share.haloFrom(), share.ownFrom());
      layers.widen(space, share, image, share.ownTo(), share.haloTo());
    }
  }
}
