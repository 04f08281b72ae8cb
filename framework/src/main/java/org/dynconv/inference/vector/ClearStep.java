package org.dynconv.inference.vector;

/**
 * Sets to zero what tiles are going to read of a map that is written on a mask only, before it is
 * written. What is there from other images would cancel out, but not to the last bit, and not at
 * all if it is infinite. Windows are cleared whole: what is on is written afterwards, and to look
 * for what is off takes longer.
 *
 * @param layout the map
 * @param origin index of the window of the list entry 0
 * @param tiles number of the list of the tiles that read it
 */
record ClearStep(Kernels kernels, Layout layout, int origin, int tiles) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int[] list = space.lists[tiles];
    int count = space.counts[tiles];
    int pitch = layout.pitch();
    int row = layout.grid().columns() * pitch;
    for (int i = part.from(count); i < part.to(count); i++) {
      int window = list[i] * pitch + origin;
      for (int y = 0; y < Winograd.INPUT; y++) {
        kernels.clear(space.floats, window + y * row, Winograd.INPUT * pitch);
      }
    }
  }
}
