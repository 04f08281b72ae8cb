package org.dynconv.inference.vector;

/**
 * Lists a mask's active positions.
 *
 * @param dilated whether those of the dilated mask
 * @param table for every cell of the mask, the list's entry for an image that begins at 0
 * @param imageCells entries from one image to the next
 * @param paired whether neighbours are listed two by two; see {@link ListKey}
 */
record ListStep(
    Kernels kernels,
    int mask,
    boolean dilated,
    MaskGrid grid,
    int list,
    int[] table,
    int imageCells,
    boolean paired)
    implements Step {
  @Override
  public boolean serial() {
    return true;
  }

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    byte[] active = dilated ? space.dilated[mask] : space.masks[mask];
    int count = 0;
    for (int image = first; image < first + images; image++) {
      int from = image * grid.cells();
      int shift = image * imageCells;
      count =
          paired
              ? kernels.compactPairs(
                  active, from, grid.cells(), table, shift, space.lists[list], count)
              : kernels.compact(
                  active, from, grid.cells(), table, shift, space.lists[list], count);
    }
    space.counts[list] = count;
  }
}
