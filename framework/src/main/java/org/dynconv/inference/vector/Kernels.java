package org.dynconv.inference.vector;

import org.dynconv.inference.Window;

/**
 * The inner loops, by vectors or by plain code. All are free of allocation. {@code floats} is the
 * array of a {@link Workspace}.
 */
interface Kernels {
  /** What it is, for people. */
  String description();

  /** Floats of one vector; pitches are multiples of it. */
  int lanes();

  /** Whether a convolution can be computed by whole tiles. */
  boolean tiles(Window window, int inChannels);

  /** A convolution position by position. */
  PositionProgram positions(PackedConvolution conv);

  /** A convolution by whole tiles. */
  TileProgram tiles(PackedTiles conv);

  /** A depthwise convolution. */
  DepthwiseProgram depthwise(PackedDepthwise conv);

  /** Adds up {@code positions} cells of {@code pitch} floats into {@code sums[at…]}. */
  void sum(float[] floats, int first, int positions, int pitch, float[] sums, int at);

  /** A mask unit's window. */
  ScoreProgram scores(PackedScores unit);

  /**
   * Adds up the lanes of {@code count} vectors, {@code vectors[from…]}, into {@code sums[at…]},
   * always in the same order. The vectors are overwritten; their own place may take the sums.
   */
  void sumLanes(float[] vectors, int from, int count, float[] sums, int at);

  /** Sets {@code count} floats, a multiple of the lanes, to 0. */
  void clear(float[] floats, int first, int count);

  /** Clamps {@code count} floats, a multiple of the lanes, to 0 and {@code highest}. */
  void activate(float[] floats, int first, int count, float highest);

  /**
   * Adds {@code constant} to {@code logits[from + i]} and sets {@code mask[to + i]} to 1 where that
   * is at least 0, else to 0.
   */
  void decide(float[] logits, int from, float constant, byte[] mask, int to, int count);

  /**
   * Sets {@code to[start + i]} to {@code inside[i]} where any of the nine cells around {@code
   * from[start + i]} is on, else to 0, for {@code i} from {@code first} to {@code last - 1}, and up
   * to a vector beyond.
   */
  void dilate(byte[] from, byte[] to, byte[] inside, int start, int first, int last, int columns);

  /**
   * Appends {@code table[i] + shift} to a list for every {@code i} below {@code cells} with {@code
   * mask[from + i]} not 0. {@code cells} is a multiple of any vector's length; up to a vector is
   * written beyond the last entry.
   *
   * @return the list's new length
   */
  int compact(byte[] mask, int from, int cells, int[] table, int shift, int[] list, int length);

  /**
   * Works out what tiles in bands of four columns cost: {@code costs[row, column]} is the least for
   * the active positions of the columns {@code column} to {@code column + 3} in {@code row} and the
   * rows below it, where four rows together cost {@code tile} and each position {@link
   * Tiling#unit}; where tiles begin then; and what whole columns cost position by position.
   *
   * @param cell the mask's first position
   */
  void columnCosts(byte[] mask, int cell, int tile, Tiling tiling);

  /**
   * Lists the sixteen positions of a tile: {@code list[at + i] = entry + offsets[i]} where bit
   * {@code i} is set, else {@code absent[i]}.
   */
  void listTile(int bits, int entry, int[] offsets, int[] absent, int[] list, int at);
}
