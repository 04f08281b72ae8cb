package org.dynconv.inference.vector;

/** How a list holds positions. */
enum Listing {
  /** One after the other. */
  SINGLE,
  /** The same, without what is in tiles. */
  UNTILED,
  /** Tiles of 4×4 positions with any active one, by their first position. */
  TILES,
  /** The sixteen positions of every such tile, row by row, or none for one that is not active. */
  TILE_POSITIONS;

  /** Whether tiles go by it. */
  boolean tiled() {
    return this == TILES || this == TILE_POSITIONS;
  }

  /** Entries of a map whose positions are all active. */
  int entries(int height, int width) {
    int tiles = ((height + 3) / 4) * ((width + 3) / 4);
    return switch (this) {
      case SINGLE, UNTILED -> height * width;
      case TILES -> tiles;
      case TILE_POSITIONS -> 16 * tiles;
    };
  }
}
