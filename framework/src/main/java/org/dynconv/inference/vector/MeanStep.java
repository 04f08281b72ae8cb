package org.dynconv.inference.vector;

/** The mean over all positions, once the rows are added up. */
record MeanStep(Layout from, Layout to) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int height = from.grid().height();
    int pitch = from.pitch();
    float share = 1f / from.grid().positions();
    for (int image = first + part.from(images); image < first + part.to(images); image++) {
      int at = to.at(image, 0, 0);
      for (int c = 0; c < from.channels(); c++) {
        float sum = 0;
        for (int row = 0; row < height; row++) {
          sum += space.rowSums[(image * height + row) * pitch + c];
        }
        space.floats[at + c] = sum * share;
      }
    }
  }
}
