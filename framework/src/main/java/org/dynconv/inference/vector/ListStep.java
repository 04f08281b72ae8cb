package org.dynconv.inference.vector;

/**
 * Lists a mask's active positions.
 *
 * @param dilated whether those of the dilated mask
 * @param table for every cell of the mask, the list's entry for an image that begins at 0
 * @param imageCells entries from one image to the next
 */
record ListStep(
    Kernels kernels,
    int mask,
    boolean dilated,
    MaskGrid grid,
    int list,
    int[] table,
    int imageCells)
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
      count =
          kernels.compact(
              active,
              image * grid.cells(),
              grid.cells(),
              table,
              image * imageCells,
              space.lists[list],
              count);
    }
    space.counts[list] = count;
  }
}
