package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.dynconv.inference.Region;

/**
 * Lists the tiles that hold enough of a mask's active positions to be computed whole, and which
 * those are; what is left goes by positions.
 *
 * @param region which mask
 * @param tiles number of the list of tiles
 * @param tileKey what its entries are
 * @param positions number of the list of their positions
 * @param positionKey what its entries are
 * @param offsets of a tile's sixteen entries from its first
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
    byte[] untiled = space.untiled[choice.number()];
    int fewest = choice.fewest();
    int count = 0;
    for (int image = first; image < first + images; image++) {
      int cells = image * grid.cells();
      System.arraycopy(active, cells, untiled, cells, grid.cells());
      int before = count;
      int inTiles = 0;
      for (int row = 0; row < grid.height(); row += Winograd.OUTPUT) {
        for (int column = 0; column < grid.width(); column += Winograd.OUTPUT) {
          int found = active(active, cells + grid.cell(row, column), row, column);
          if (found >= fewest) {
            list(space, active, image, row, column, count);
            takeOut(untiled, cells + grid.cell(row, column), row, column);
            inTiles += found;
            count++;
          }
        }
      }
      if (count > before && !choice.worthwhile(inTiles, count - before)) {
        System.arraycopy(active, cells, untiled, cells, grid.cells());
        count = before;
      }
    }
    space.counts[tiles] = count;
  }

  /** How many of a tile's positions are active: bytes are added up, none of them beyond 4. */
  private int active(byte[] mask, int cell, int row, int column) {
    int rows = Math.min(Winograd.OUTPUT, grid.height() - row);
    int sums = 0;
    for (int y = 0; y < rows; y++) {
      sums += (int) FOUR_CELLS.get(mask, cell + y * grid.columns());
    }
    return ((sums & inside(column)) * 0x01010101) >>> 24;
  }

  /** Of four cells from a column on, those that are in the map. */
  private int inside(int column) {
    int columns = Math.min(Winograd.OUTPUT, grid.width() - column);
    return columns == Winograd.OUTPUT ? -1 : (1 << (8 * columns)) - 1;
  }

  private void list(Workspace space, byte[] mask, int image, int row, int column, int count) {
    int inside = inside(column);
    int cell = image * grid.cells() + grid.cell(row, column);
    int rows = Math.min(Winograd.OUTPUT, grid.height() - row);
    int bits = 0;
    for (int y = 0; y < rows; y++) {
      int four = (int) FOUR_CELLS.get(mask, cell + y * grid.columns()) & inside;
      bits |= ((four * PACK) >>> 24) << (4 * y);
    }
    space.lists[tiles][count] = image * tileKey.grid().cells() + tileKey.entry(row, column);
    int entry = image * positionKey.grid().cells() + positionKey.entry(row, column);
    kernels.listTile(bits, entry, offsets, space.lists[positions], 16 * count);
  }

  /** Turns a tile's positions off. */
  private void takeOut(byte[] untiled, int cell, int row, int column) {
    int outside = ~inside(column);
    int rows = Math.min(Winograd.OUTPUT, grid.height() - row);
    for (int y = 0; y < rows; y++) {
      int at = cell + y * grid.columns();
      FOUR_CELLS.set(untiled, at, (int) FOUR_CELLS.get(untiled, at) & outside);
    }
  }
}
