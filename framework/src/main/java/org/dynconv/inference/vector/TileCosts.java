package org.dynconv.inference.vector;

/**
 * What a convolution costs by position and by whole tile, for one thread. The constants are
 * measured (JDK 25; the package's description says how); only their ratios matter here. On Zen 4,
 * which computes positions in another way, tiles pay a little earlier.
 *
 * @param position nanoseconds for a position
 * @param tile nanoseconds for a tile of 4×4 positions
 * @param load nanoseconds to bring in the tiles' weights, which are four times as large
 */
record TileCosts(double position, double tile, double load) {
  /** Vectors of 16 floats: AMD Zen 5, AVX-512. */
  private static final Rates LONG = new Rates(62, 50, 53, 3.5);

  /** Shorter vectors: AMD Zen 3, AVX2. */
  private static final Rates SHORT = new Rates(35, 30, 33, 8);

  /** Bytes of weights in a nanosecond from beyond a core's own cache. */
  private static final double LOAD_RATE = 27;

  /** Weights that stay in a core's own cache between images. */
  private static final double KEPT_BYTES = 128 << 10;

  /** Images that share weights at least, in a batch that has them; a group may be larger. */
  private static final int SHARING = 8;

  /**
   * How fast vectors of some length are.
   *
   * @param position multiply-accumulates in a nanosecond, position by position
   * @param narrow the same with a single vector of output channels
   * @param tile multiply-accumulates in a nanosecond of transformed tiles
   * @param transform nanoseconds to transform a tile, for each channel in or out
   */
  private record Rates(double position, double narrow, double tile, double transform) {}

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
    Rates rates = lanes >= 16 ? LONG : SHORT;
    double pairs = (double) in * out;
    double bytes = Float.BYTES * Winograd.POINTS * pairs;
    return new TileCosts(
        9 * pairs / (out <= lanes ? rates.narrow : rates.position),
        Winograd.POINTS * pairs / rates.tile + rates.transform * (in + out),
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
