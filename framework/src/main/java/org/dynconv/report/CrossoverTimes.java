package org.dynconv.report;

import java.util.List;

/**
 * How long one 3×3 convolution takes by positions and by whole tiles, each forced, on masks that
 * have equally many active positions in every tile.
 *
 * @param layer channels and map, in words
 * @param batch images at a time
 * @param runner the backend
 * @param tile positions of a tile
 * @param points by active positions, ascending
 * @param engine active positions of a tile from which on the backend takes tiles when it is not
 *     forced; null if it never does
 */
public record CrossoverTimes(
    String layer, int batch, String runner, int tile, List<Point> points, Integer engine) {
  /** Copies the points. */
  public CrossoverTimes {
    points = List.copyOf(points);
  }

  /**
   * One mask.
   *
   * @param positions active positions of each tile
   * @param gather seconds a batch, position by position
   * @param tiles seconds a batch, by whole tiles
   * @param gain how many times as fast tiles are, turn by turn
   */
  public record Point(int positions, Spread gather, Spread tiles, Spread gain) {}

  /**
   * Where both take the same time: the straight lines through the medians cross there.
   *
   * @return active positions of a tile, not rounded; beyond the tile or negative where the lines do
   *     not cross on it
   */
  public double crossing() {
    LineFit gather = LineFit.of(points, Point::positions, point -> point.gather().median());
    LineFit tiles = LineFit.of(points, Point::positions, point -> point.tiles().median());
    return (tiles.intercept() - gather.intercept()) / (gather.slope() - tiles.slope());
  }
}
