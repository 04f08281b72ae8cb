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
 */
record TileListStep(
    Region region,
    MaskGrid grid,
    int tiles,
    ListKey tileKey,
    int positions,
    ListKey positionKey,
    TileChoice choice)
    implements Step {
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

  /** How many of a tile's positions are active. */
  private int active(byte[] mask, int cell, int row, int column) {
    int inside = inside(column);
    int rows = Math.min(Winograd.OUTPUT, grid.height() - row);
    int found = 0;
    for (int y = 0; y < rows; y++) {
      int four = (int) FOUR_CELLS.get(mask, cell + y * grid.columns()) & inside;
      found += Integer.bitCount(four);
    }
    return found;
  }

  /** Of four cells from a column on, those that are in the map. */
  private int inside(int column) {
    int columns = Math.min(Winograd.OUTPUT, grid.width() - column);
    return columns == Winograd.OUTPUT ? -1 : (1 << (8 * columns)) - 1;
  }

  private void list(Workspace space, byte[] mask, int image, int row, int column, int count) {
    int inside = inside(column);
    int cell = image * grid.cells() + grid.cell(row, column);
    space.lists[tiles][count] = image * tileKey.grid().cells() + tileKey.entry(row, column);
    int[] list = space.lists[positions];
    int entry = image * positionKey.grid().cells() + positionKey.entry(row, column);
    for (int y = 0; y < Winograd.OUTPUT; y++) {
      int four =
          row + y < grid.height()
              ? (int) FOUR_CELLS.get(mask, cell + y * grid.columns()) & inside
              : 0;
      int at = 16 * count + 4 * y;
      list[at] = (four & 0xff) != 0 ? entry : ListKey.ABSENT;
      list[at + 1] = (four & 0xff00) != 0 ? entry + 1 : ListKey.ABSENT;
      list[at + 2] = (four & 0xff0000) != 0 ? entry + 2 : ListKey.ABSENT;
      list[at + 3] = (four & 0xff000000) != 0 ? entry + 3 : ListKey.ABSENT;
      entry += positionKey.grid().columns();
    }
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
