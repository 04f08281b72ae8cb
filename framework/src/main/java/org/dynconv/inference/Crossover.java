package org.dynconv.inference;

/**
 * How a 3×3 convolution with stride 1 treats a mask, where a backend has a choice. Gathering takes
 * work in proportion to the active positions. Whole tiles take less work for a position, but more
 * of them: a tile is computed as if the map were dense there.
 */
public enum Crossover {
  /** Tile by tile whatever takes less time by the measured costs of both, anew for every mask. */
  MEASURED,
  /** Always position by position. */
  GATHER,
  /** Always whole tiles, for every one with an active position. */
  TILES
}
