package org.dynconv.inference.vector;

/**
 * What a convolution costs by position and by whole tile, for one thread. The constants are
 * measured (AMD Zen 5, AVX-512, JDK 25; the benchmark {@code BlockBenchmark} shows both lines), but
 * only their ratios matter here.
 *
 * @param position nanoseconds for a position
 * @param tile nanoseconds for a tile of 4×4 positions
 * @param load nanoseconds to bring in the tiles' weights, which are four times as large
 */
record TileCosts(double position, double tile, double load) {
  /** Multiply-accumulates in a nanosecond, position by position. */
  private static final double POSITION_RATE = 95;

  /** The same with a single vector of output channels that is not paired. */
  private static final double NARROW_RATE = 70;

  /** Multiply-accumulates in a nanosecond of transformed tiles. */
  private static final double TILE_RATE = 87;

  /** The same with a single vector of output channels. */
  private static final double NARROW_TILE_RATE = 67;

  /** Nanoseconds to transform a tile, for each channel in or out. */
  private static final double TRANSFORM = 3.1;

  /** Bytes of weights in a nanosecond from beyond a core's own cache. */
  private static final double LOAD_RATE = 20;

  /** Weights that stay in a core's own cache between images. */
  private static final double KEPT_BYTES = 128 << 10;

  static TileCosts of(PackedConvolution conv, int lanes) {
    double in = conv.product.pitch;
    double out = conv.output.pitch;
    boolean narrow = out <= lanes;
    double bytes = 4 * Winograd.POINTS * in * out;
    return new TileCosts(
        9 * in * out / (narrow && !conv.paired ? NARROW_RATE : POSITION_RATE),
        Winograd.POINTS * in * out / (narrow ? NARROW_TILE_RATE : TILE_RATE)
            + TRANSFORM * (in + out),
        bytes > KEPT_BYTES ? 0.75 * bytes / LOAD_RATE : 0);
  }

  /** Whether tiles take less time, for the positions and tiles of all threads that share them. */
  boolean tilesAreFaster(int positions, int tiles, int threads) {
    return tile * tiles + load * threads < position * positions;
  }
}
