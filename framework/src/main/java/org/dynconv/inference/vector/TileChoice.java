package org.dynconv.inference.vector;

import org.dynconv.inference.Crossover;

/**
 * The choice between positions and whole tiles, for all convolutions on one mask that have it: a
 * tile with enough active positions is computed as if the map were dense there, and the positions
 * of the others one by one. It depends on the image alone, neither on its neighbours in the batch
 * nor on the number of threads, so the same image always gives the same bits.
 *
 * @param number of the choice
 * @param costs of both ways, of all convolutions together
 * @param rule how to choose
 */
record TileChoice(int number, TileCosts costs, Crossover rule) {
  /** Stands for no choice. */
  static final int NONE = -1;

  /** Active positions from which on a tile is computed whole. */
  int fewest() {
    return switch (rule) {
      case GATHER -> Integer.MAX_VALUE;
      case TILES -> 1;
      case MEASURED -> costs.fewest();
    };
  }

  /** Whether an image's tiles, with so many active positions in them, are worth their weights. */
  boolean worthwhile(int active, int tiles) {
    return switch (rule) {
      case GATHER -> false;
      case TILES -> true;
      case MEASURED -> costs.tilesAreFaster(active, tiles);
    };
  }
}
