package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.dynconv.inference.Region;

/**
 * Sets to zero what tiles read of a map that is written on a mask only. What is there from other
 * images would cancel out, but not to the last bit, and not at all if it is infinite.
 *
 * @param layout the map
 * @param region where it is going to be written
 * @param grid of that region's mask
 * @param tiles number of the list of the tiles that read it
 */
record ClearStep(Layout layout, Region region, MaskGrid grid, int tiles) implements Step {
  private static final long ONES = 0x0101010101010101L;

  private static final VarHandle EIGHT_CELLS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    byte[] mask = space.mask(region);
    int[] list = space.lists[tiles];
    int count = space.counts[tiles];
    int cells = layout.grid().cells();
    int columns = layout.grid().columns();
    for (int i = part.from(count); i < part.to(count); i++) {
      int entry = list[i] % cells;
      // Slots are given to images in turn, and those at hand have one each.
      int image = first + Math.floorMod(list[i] / cells - first, layout.slots());
      window(space.floats, mask, image, entry / columns - 1, entry % columns - 1);
    }
  }

  private void window(float[] floats, byte[] mask, int image, int row, int column) {
    int left = Math.max(0, column);
    int width = Math.min(grid.width(), column + Winograd.INPUT) - left;
    int bottom = Math.min(grid.height(), row + Winograd.INPUT);
    for (int y = Math.max(0, row); y < bottom; y++) {
      int cell = image * grid.cells() + grid.cell(y, left);
      long on = (long) EIGHT_CELLS.get(mask, cell);
      long off = ~on & ONES & ((1L << (8 * width)) - 1);
      for (; off != 0; off &= off - 1) {
        int at = layout.at(image, y, left + Long.numberOfTrailingZeros(off) / 8);
        Arrays.fill(floats, at, at + layout.pitch(), 0);
      }
    }
  }
}
