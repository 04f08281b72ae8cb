package org.dynconv.inference.vector;

import org.dynconv.inference.Crossover;

/**
 * The choice between positions and whole tiles, for all convolutions on one mask that have it. It
 * is made for every image by itself: then it depends neither on its neighbours in the batch nor on
 * the number of threads, and the same image always gives the same bits.
 *
 * @param number of the choice
 * @param costs of both ways, of all convolutions together
 * @param rule how to choose
 */
record TileChoice(int number, TileCosts costs, Crossover rule) {
  /** Stands for no choice. */
  static final int NONE = -1;

  /** Decides for one image: so many active positions, and tiles that hold any of them. */
  boolean decide(int active, int activeTiles) {
    return switch (rule) {
      case GATHER -> false;
      case TILES -> true;
      case MEASURED -> costs.tilesAreFaster(active, activeTiles);
    };
  }
}
