package org.dynconv.inference.vector;

/** Applies an activation where a mask is off: there the block's output is its shortcut alone. */
record PassiveStep(Kernels kernels, int mask, MaskGrid grid, Layout layout, float highest)
    implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    byte[] active = space.masks[mask];
    float[] values = space.floats;
    int height = grid.height();
    for (int unit = part.from(images * height); unit < part.to(images * height); unit++) {
      int image = first + unit / height;
      int row = unit % height;
      int cell = image * grid.cells() + grid.cell(row, 0);
      int at = layout.at(image, row, 0);
      for (int column = 0; column < grid.width(); column++, at += layout.pitch()) {
        if (active[cell + column] == 0) {
          kernels.activate(values, at, layout.pitch(), highest);
        }
      }
    }
  }
}
