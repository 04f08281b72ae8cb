package org.dynconv.inference.vector;

import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.MaskShape;

/**
 * Completes scores and turns them into a mask: on where {@code logit >= 0}, unless it is forced.
 *
 * @param logits of the whole batch
 * @param masks takes the whole batch's masks, without borders
 */
record MaskDecision(
    Kernels kernels,
    PackedScores unit,
    int mask,
    MaskShape shape,
    MaskGrid grid,
    ForcedMasks forced,
    float[] logits,
    byte[] masks)
    implements Step {
  @Override
  public boolean serial() {
    return true;
  }

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int positions = grid.height() * grid.width();
    for (int image = first; image < first + images; image++) {
      int from = (space.batchStart + image) * positions;
      kernels.decide(
          logits,
          from,
          unit.constant(kernels, space.rowSums, image, space.spares[0]),
          masks,
          from,
          positions);
      forced.apply(shape, space.batchStart + image, masks, from);
      for (int row = 0; row < grid.height(); row++) {
        System.arraycopy(
            masks,
            from + row * grid.width(),
            space.masks[mask],
            image * grid.cells() + grid.cell(row, 0),
            grid.width());
      }
    }
  }
}
