package org.dynconv.inference.vector;

/** Takes every thread's rows through the three layers of a {@link Trio}, strip by strip. */
record StripStep(StripLayers layers) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    StripShare share = layers.share(part);
    for (int image = first; image < first + images; image++) {
      for (int i = 0; i < share.strips().size(); i++) {
        layers.run(space, share, image, share.strips().get(i));
      }
    }
  }
}
