package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Tiles are laid as cheaply as can be, and by vectors as by plain loops. */
class TilingTest {
  private static final RootSeed SEED = new RootSeed(3);

  @Test
  void costsNoMoreThanAnyOtherLaying() {
    RandomGenerator random = SEED.generator("tiling/least");
    for (int round = 0; round < 200; round++) {
      MaskGrid grid = new MaskGrid(random.nextInt(1, 9), random.nextInt(1, 9));
      byte[] mask = mask(grid, random);
      int tile = random.nextInt(1, 200);
      Tiling tiling = settled(new ScalarKernels(), grid, mask, tile);

      int all = count(mask) * tiling.unit;
      assertThat(tiling.saved())
          .as("%s, tile %d", grid, tile)
          .isEqualTo((double) (all - least(mask, grid, 0, tile, tiling.unit)) / tiling.unit);
    }
  }

  @Test
  void bandsAndTilesAddUpToWhatTheyAreSaidToCost() {
    RandomGenerator random = SEED.generator("tiling/walk");
    for (int round = 0; round < 200; round++) {
      MaskGrid grid = new MaskGrid(random.nextInt(1, 40), random.nextInt(1, 40));
      byte[] mask = mask(grid, random);
      int tile = random.nextInt(1, 200);
      Tiling tiling = settled(new ScalarKernels(), grid, mask, tile);

      byte[] left = mask.clone();
      int tiles = layAll(tiling, grid, left);
      double saved = count(mask) - count(left) - (double) tiles * tile / tiling.unit;
      assertThat(saved).as("%s, tile %d", grid, tile).isEqualTo(tiling.saved());
    }
  }

  @Test
  void vectorsAgreeWithPlainLoops() {
    Assumptions.assumeTrue(
        Providers.vectorModuleLoaded(), "skipped: the Vector API's module is not loaded");
    RandomGenerator random = SEED.generator("tiling/parity");
    for (int width = 1; width < 70; width++) {
      MaskGrid grid = new MaskGrid(random.nextInt(1, 40), width);
      byte[] mask = mask(grid, random);
      int tile = random.nextInt(1, 200);
      Tiling scalar = settled(new ScalarKernels(), grid, mask, tile);
      Tiling vector = settled(new VectorKernels(), grid, mask, tile);

      for (int row = 0; row <= grid.height() + Winograd.OUTPUT; row++) {
        for (int column = 0; column < width; column++) {
          int at = row * scalar.pitch + column;
          assertThat(vector.costs[at])
              .as("%s, tile %d, row %d, column %d", grid, tile, row, column)
              .isEqualTo(scalar.costs[at]);
        }
      }
      for (int column = 0; column < width; column++) {
        for (int row = 0; row < grid.height(); row++) {
          assertThat(vector.nextTile(column, row))
              .as("%s, tile %d, row %d, column %d", grid, tile, row, column)
              .isEqualTo(scalar.nextTile(column, row));
        }
      }
    }
  }

  private static Tiling settled(Kernels kernels, MaskGrid grid, byte[] mask, int tile) {
    Tiling tiling = new Tiling(grid, 1);
    kernels.columnCosts(mask, grid.cell(0, 0), tile, tiling);
    tiling.settleBands();
    return tiling;
  }

  /** Takes what is in tiles out of a mask, and returns how many there are. */
  private static int layAll(Tiling tiling, MaskGrid grid, byte[] mask) {
    int tiles = 0;
    for (int column = 0; column < grid.width(); ) {
      if (!tiling.bandBegins(column)) {
        column++;
        continue;
      }
      int row = tiling.nextTile(column, 0);
      while (row < grid.height()) {
        tiles++;
        for (int y = row; y < Math.min(row + 4, grid.height()); y++) {
          for (int x = column; x < Math.min(column + 4, grid.width()); x++) {
            mask[grid.cell(y, x)] = 0;
          }
        }
        row = tiling.nextTile(column, row + 4);
      }
      column += 4;
    }
    return tiles;
  }

  /** By trying: from a column on, either it goes by positions or a band begins there. */
  private static int least(byte[] mask, MaskGrid grid, int column, int tile, int unit) {
    if (column >= grid.width()) {
      return 0;
    }
    int single = unit * count(mask, grid, 0, grid.height(), column, 1);
    return Math.min(
        single + least(mask, grid, column + 1, tile, unit),
        band(mask, grid, 0, column, tile, unit) + least(mask, grid, column + 4, tile, unit));
  }

  private static int band(byte[] mask, MaskGrid grid, int row, int column, int tile, int unit) {
    if (row >= grid.height()) {
      return 0;
    }
    return Math.min(
        unit * count(mask, grid, row, 1, column, 4) + band(mask, grid, row + 1, column, tile, unit),
        tile + band(mask, grid, row + 4, column, tile, unit));
  }

  private static int count(byte[] mask, MaskGrid grid, int row, int rows, int column, int columns) {
    int count = 0;
    for (int y = row; y < Math.min(row + rows, grid.height()); y++) {
      for (int x = column; x < Math.min(column + columns, grid.width()); x++) {
        count += mask[grid.cell(y, x)];
      }
    }
    return count;
  }

  private static int count(byte[] mask) {
    int count = 0;
    for (byte on : mask) {
      count += on;
    }
    return count;
  }

  private static byte[] mask(MaskGrid grid, RandomGenerator random) {
    byte[] mask = grid.allocate(1);
    double density = random.nextDouble();
    for (int row = 0; row < grid.height(); row++) {
      for (int column = 0; column < grid.width(); column++) {
        mask[grid.cell(row, column)] = (byte) (random.nextDouble() < density ? 1 : 0);
      }
    }
    return mask;
  }
}
