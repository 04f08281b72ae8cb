package org.dynconv.inference.vector;

import java.util.List;

/**
 * Lists a mask's active positions.
 *
 * @param dilated whether those of the dilated mask
 * @param key what the entries are
 * @param table for every cell of the mask, the entry for an image that begins at 0
 * @param choices if only convolutions that can choose tiles use the list, their choices; else none
 */
record ListStep(
    Kernels kernels,
    int mask,
    boolean dilated,
    MaskGrid grid,
    int list,
    ListKey key,
    int[] table,
    List<TileChoice> choices)
    implements Step {
  @Override
  public boolean serial() {
    return true;
  }

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    if (unused(space)) {
      return;
    }
    byte[] active = dilated ? space.dilated[mask] : space.masks[mask];
    int[] entries = space.lists[list];
    int count = 0;
    for (int image = first; image < first + images; image++) {
      int from = image * grid.cells();
      int shift = image * key.grid().cells();
      count =
          key.listing() == Listing.PAIRED
              ? kernels.compactPairs(active, from, grid.cells(), table, shift, entries, count)
              : kernels.compact(active, from, grid.cells(), table, shift, entries, count);
    }
    space.counts[list] = count;
  }

  private boolean unused(Workspace space) {
    for (int i = 0; i < choices.size(); i++) {
      if (!space.tiled[choices.get(i).number()]) {
        return false;
      }
    }
    return !choices.isEmpty();
  }
}
