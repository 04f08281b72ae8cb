package org.dynconv.inference.vector;

/**
 * Lists a mask's active positions, as one kind of entries.
 *
 * @param list its number
 * @param key what its entries are
 * @param table for every cell of the mask its entry
 * @param choice number of the {@link TileChoice} whose tiles are left out, or {@link
 *     TileChoice#NONE}
 */
record ListStep(Kernels kernels, MaskGrid grid, int list, ListKey key, int[] table, int choice)
    implements Step {
  @Override
  public boolean serial() {
    return true;
  }

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    byte[] active =
        choice == TileChoice.NONE ? space.mask(key.region()) : space.tilings[choice].untiled;
    int[] entries = space.lists[list];
    int count = 0;
    for (int image = first; image < first + images; image++) {
      int from = image * grid.cells();
      int shift = key.start(image);
      count = kernels.compact(active, from, grid.cells(), table, shift, entries, count);
    }
    space.counts[list] = count;
  }
}
