package org.dynconv.inference.vector;

import org.dynconv.inference.Crossover;

/**
 * The choice between positions and whole tiles, for all convolutions on one mask that have it:
 * where enough active positions lie together, a tile is computed as if the map were dense there,
 * and the other positions one by one. It depends on the image alone, neither on its neighbours in
 * the batch nor on the number of threads, so the same image always gives the same bits.
 *
 * @param number of the choice
 * @param costs of both ways, of all convolutions together
 * @param rule how to choose
 */
record TileChoice(int number, TileCosts costs, Crossover rule) {
  /** Stands for no choice. */
  static final int NONE = -1;

  /**
   * What a tile costs.
   *
   * @param unit what a position costs
   */
  int tileCost(int unit) {
    return switch (rule) {
      case GATHER -> Short.MAX_VALUE / 2;
      case TILES -> 1;
      case MEASURED -> (int) Math.min(Math.round(unit * costs.positionsOfTile()), 17L * unit);
    };
  }

  /** Whether tiles that save the work of so many positions are worth their weights. */
  boolean worthwhile(double positions) {
    return switch (rule) {
      case GATHER -> false;
      case TILES -> true;
      case MEASURED -> positions * costs.position() > costs.load();
    };
  }
}
