package org.dynconv.inference.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.dynconv.inference.Region;

/**
 * Lists the tiles that hold any of a mask's active positions, and which those are, of the images
 * for which they are the choice.
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
    int count = 0;
    for (int image = first; image < first + images; image++) {
      int before = count;
      int activePositions = 0;
      for (int row = 0; row < grid.height(); row += Winograd.OUTPUT) {
        for (int column = 0; column < grid.width(); column += Winograd.OUTPUT) {
          int found = tile(space, active, image, row, column, count);
          activePositions += found;
          count += found == 0 ? 0 : 1;
        }
      }
      boolean taken = choice.decide(activePositions, count - before);
      space.tiled[choice.number()][image] = taken;
      count = taken ? count : before;
    }
    space.counts[tiles] = count;
  }

  /** Lists a tile if any of its positions is active, and returns how many are. */
  private int tile(Workspace space, byte[] active, int image, int row, int column, int count) {
    int columns = Math.min(Winograd.OUTPUT, grid.width() - column);
    int inside = columns == Winograd.OUTPUT ? -1 : (1 << (8 * columns)) - 1;
    int cell = image * grid.cells() + grid.cell(row, column);
    int found = 0;
    for (int y = 0; y < Winograd.OUTPUT && row + y < grid.height(); y++) {
      int four = (int) FOUR_CELLS.get(active, cell + y * grid.columns()) & inside;
      found += Integer.bitCount(four);
    }
    if (found == 0) {
      return 0;
    }
    space.lists[tiles][count] = image * tileKey.grid().cells() + tileKey.entry(row, column);
    int[] list = space.lists[positions];
    int entry = image * positionKey.grid().cells() + positionKey.entry(row, column);
    for (int y = 0; y < Winograd.OUTPUT; y++) {
      int four =
          row + y < grid.height()
              ? (int) FOUR_CELLS.get(active, cell + y * grid.columns()) & inside
              : 0;
      int at = 16 * count + 4 * y;
      list[at] = (four & 0xff) != 0 ? entry : ListKey.ABSENT;
      list[at + 1] = (four & 0xff00) != 0 ? entry + 1 : ListKey.ABSENT;
      list[at + 2] = (four & 0xff0000) != 0 ? entry + 2 : ListKey.ABSENT;
      list[at + 3] = (four & 0xff000000) != 0 ? entry + 3 : ListKey.ABSENT;
      entry += positionKey.grid().columns();
    }
    return found;
  }
}
