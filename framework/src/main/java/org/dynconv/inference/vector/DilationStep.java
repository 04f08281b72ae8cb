package org.dynconv.inference.vector;

import java.util.Arrays;

/**
 * Stretches masks and turns on the neighbours of what is on, as far as the map reaches.
 *
 * @param small the mask
 * @param large the dilated mask, of the size of the map that it covers
 * @param inside which cells of the dilated mask are no border; see {@link MaskGrid#inside}
 */
record DilationStep(
    Kernels kernels, int mask, MaskGrid small, MaskGrid large, byte[] inside, int stretch)
    implements Step {
  @Override
  public boolean serial() {
    return true;
  }

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    byte[] from = space.masks[mask];
    byte[] to = space.dilated[mask];
    for (int image = first; image < first + images; image++) {
      if (stretch == 1) {
        kernels.dilate(
            from,
            to,
            inside,
            image * small.cells(),
            small.cell(0, 0),
            small.cell(small.height() - 1, small.width()),
            small.columns());
      } else {
        stretch(from, image * small.cells(), to, image * large.cells());
      }
    }
  }

  private void stretch(byte[] from, int fromStart, byte[] to, int toStart) {
    Arrays.fill(to, toStart, toStart + large.cells(), (byte) 0);
    for (int row = 0; row < small.height(); row++) {
      for (int column = 0; column < small.width(); column++) {
        if (from[fromStart + small.cell(row, column)] != 0) {
          around(to, toStart, row * stretch, column * stretch);
        }
      }
    }
  }

  private void around(byte[] to, int start, int row, int column) {
    for (int y = Math.max(row - 1, 0); y <= Math.min(row + 1, large.height() - 1); y++) {
      for (int x = Math.max(column - 1, 0); x <= Math.min(column + 1, large.width() - 1); x++) {
        to[start + large.cell(y, x)] = 1;
      }
    }
  }
}
