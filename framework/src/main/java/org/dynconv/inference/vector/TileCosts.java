package org.dynconv.inference.vector;

/**
 * What a convolution costs by position and by whole tile, for one thread. The constants are
 * measured (AMD Zen 5, AVX-512, JDK 25; the package's description says how); only their ratios
 * matter here. On Zen 4, which computes positions in another way, tiles pay a little earlier.
 *
 * @param position nanoseconds for a position
 * @param tile nanoseconds for a tile of 4×4 positions
 * @param load nanoseconds to bring in the tiles' weights, which are four times as large
 */
record TileCosts(double position, double tile, double load) {
  /** Multiply-accumulates in a nanosecond, position by position. */
  private static final double POSITION_RATE = 62;

  /** The same with a single vector of output channels. */
  private static final double NARROW_RATE = 50;

  /** Multiply-accumulates in a nanosecond of transformed tiles. */
  private static final double TILE_RATE = 53;

  /** Nanoseconds to transform a tile, for each channel in or out. */
  private static final double TRANSFORM = 3.5;

  /** Bytes of weights in a nanosecond from beyond a core's own cache. */
  private static final double LOAD_RATE = 27;

  /** Weights that stay in a core's own cache between images. */
  private static final double KEPT_BYTES = 128 << 10;

  /** Images that a thread takes through a layer before the next layer's weights come. */
  private static final int SHARING = 8;

  /**
   * Estimates.
   *
   * @param in floats of a position's inputs
   * @param out floats of its outputs
   * @param lanes floats of a vector
   * @param images of a batch, which share the tiles' weights; a single one pays for them twice,
   *     because it is divided among threads that need them each
   */
  static TileCosts of(int in, int out, int lanes, int images) {
    double pairs = (double) in * out;
    double bytes = Float.BYTES * Winograd.POINTS * pairs;
    return new TileCosts(
        9 * pairs / (out <= lanes ? NARROW_RATE : POSITION_RATE),
        Winograd.POINTS * pairs / TILE_RATE + TRANSFORM * (in + out),
        bytes > KEPT_BYTES ? bytes / LOAD_RATE * 2 / Math.min(images, 2 * SHARING) : 0);
  }

  /** Of two convolutions. */
  TileCosts plus(TileCosts other) {
    return new TileCosts(position + other.position, tile + other.tile, load + other.load);
  }

  /** How many positions take as long as a tile. */
  double positionsOfTile() {
    return tile / position;
  }
}
