package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.dynconv.inference.Region;

/**
 * Lists tiles where enough of a mask's active positions lie together, and which those are; what is
 * left goes by positions.
 *
 * @param region which mask
 * @param tiles number of the list of tiles
 * @param tileKey what its entries are
 * @param positions number of the list of their positions
 * @param positionKey what its entries are
 * @param offsets of a tile's sixteen entries from its first
 * @param absent stand for those that are not active
 */
record TileListStep(
    Kernels kernels,
    Region region,
    MaskGrid grid,
    int tiles,
    ListKey tileKey,
    int positions,
    ListKey positionKey,
    int[] offsets,
    int[] absent,
    TileChoice choice)
    implements Step {
  /** Moves the lowest bits of four bytes next to each other, into the highest byte. */
  private static final int PACK = 0x01020408;

  private static final VarHandle FOUR_CELLS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  @Override
  public boolean serial() {
    return true;
  }

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    byte[] active = space.mask(region);
    Tiling tiling = space.tilings[choice.number()];
    int tile = choice.tileCost(tiling.unit);
    int count = 0;
    for (int image = first; image < first + images; image++) {
      int cells = image * grid.cells();
      System.arraycopy(active, cells, tiling.untiled, cells, grid.cells());
      kernels.columnCosts(active, cells + grid.cell(0, 0), tile, tiling);
      tiling.settleBands();
      if (choice.worthwhile(tiling.saved())) {
        count = lay(space, tiling, image, count);
      }
    }
    space.counts[tiles] = count;
  }

  /** Lists an image's tiles band by band; a tile that would reach over the edge is moved back. */
  private int lay(Workspace space, Tiling tiling, int image, int before) {
    int count = before;
    int column = 0;
    while (column < grid.width()) {
      if (!tiling.bandBegins(column)) {
        column++;
        continue;
      }
      int left = Math.max(0, Math.min(column, grid.width() - Winograd.OUTPUT));
      int row = tiling.nextTile(column, 0);
      while (row < grid.height()) {
        int top = Math.max(0, Math.min(row, grid.height() - Winograd.OUTPUT));
        list(space, tiling.untiled, image, top, left, count);
        count++;
        row = tiling.nextTile(column, row + Winograd.OUTPUT);
      }
      column += Winograd.OUTPUT;
    }
    return count;
  }

  /** Of four cells from a column on, those that are in the map. */
  private int inside(int column) {
    int columns = Math.min(Winograd.OUTPUT, grid.width() - column);
    return columns == Winograd.OUTPUT ? -1 : (1 << (8 * columns)) - 1;
  }

  /** Lists a tile with those of its positions that are in no other one, and takes them out. */
  private void list(Workspace space, byte[] untiled, int image, int row, int column, int count) {
    int inside = inside(column);
    int cell = image * grid.cells() + grid.cell(row, column);
    int rows = Math.min(Winograd.OUTPUT, grid.height() - row);
    int bits = 0;
    for (int y = 0; y < rows; y++) {
      int at = cell + y * grid.columns();
      int four = (int) FOUR_CELLS.get(untiled, at);
      bits |= (((four & inside) * PACK) >>> 24) << (4 * y);
      FOUR_CELLS.set(untiled, at, four & ~inside);
    }
    space.lists[tiles][count] = tileKey.start(image) + tileKey.entry(row, column);
    int entry = positionKey.start(image) + positionKey.entry(row, column);
    kernels.listTile(bits, entry, offsets, absent, space.lists[positions], 16 * count);
  }
}
