package org.dynconv.inference.vector;

/** Everything that one group of images is worked on in. Allocated once. */
final class Workspace {
  /** All buffers; see {@link Layout}. */
  final float[] floats;

  /** By list; see {@link ListKey}. */
  final int[][] lists;

  /** By list, how many of its entries count: of masked lists, for the images at hand. */
  final int[] counts;

  /** By tile choice, whether whole tiles are computed for the images at hand. */
  final boolean[] tiled;

  /** By mask: {@code [image, cell]} of its {@link MaskGrid}, border 0. */
  final byte[][] masks;

  /** By mask, the dilated masks. */
  final byte[][] dilated;

  /** Sums of every row of a map: {@code [image, row, pitch]}. */
  final float[] rowSums;

  /** By thread. */
  final Spare[] spares;

  /** How many threads share the work on these images. */
  int sharers = 1;

  /** Number of the first image in its batch. */
  int batchStart;

  Workspace(
      float[] floats,
      int[][] lists,
      boolean[] tiled,
      byte[][] masks,
      byte[][] dilated,
      float[] rowSums,
      Spare[] spares) {
    this.floats = floats;
    this.lists = lists;
    this.counts = new int[lists.length];
    this.tiled = tiled;
    this.masks = masks;
    this.dilated = dilated;
    this.rowSums = rowSums;
    this.spares = spares;
  }
}
