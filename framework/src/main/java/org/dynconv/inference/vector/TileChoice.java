package org.dynconv.inference.vector;

import org.dynconv.inference.Crossover;

/**
 * The choice between positions and whole tiles for one convolution.
 *
 * @param number of the choice
 * @param masked whether it is made anew with every mask
 * @param positions of one image
 * @param tiles of one image
 * @param costs of both ways
 * @param rule how to choose
 */
record TileChoice(
    int number, boolean masked, int positions, int tiles, TileCosts costs, Crossover rule) {
  /** Whether whole tiles are computed for so many images. */
  boolean taken(Workspace space, int images) {
    return masked ? space.tiled[number] : decide(positions * images, tiles * images, space.sharers);
  }

  /** Decides for so many active positions, and tiles that hold any of them. */
  boolean decide(int active, int activeTiles, int threads) {
    return switch (rule) {
      case GATHER -> false;
      case TILES -> true;
      case MEASURED -> costs.tilesAreFaster(active, activeTiles, threads);
    };
  }
}
