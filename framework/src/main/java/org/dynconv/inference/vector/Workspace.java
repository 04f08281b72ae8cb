package org.dynconv.inference.vector;

/** Everything that one group of images is worked on in. Allocated once. */
final class Workspace {
  /** By buffer; see {@link Layout}. */
  final float[][] buffers;

  /** By list; see {@link ListKey}. */
  final int[][] lists;

  /** By list, how many of its entries count: of masked lists, for the images at hand. */
  final int[] counts;

  /** By mask: {@code [image, cell]} of its {@link MaskGrid}, border 0. */
  final byte[][] masks;

  /** By mask, the dilated masks. */
  final byte[][] dilated;

  /** Sums of every row of a map: {@code [image, row, pitch]}. */
  final float[] rowSums;

  /** By thread. */
  final Spare[] spares;

  /** Number of the first image in its batch. */
  int batchStart;

  Workspace(
      float[][] buffers,
      int[][] lists,
      byte[][] masks,
      byte[][] dilated,
      float[] rowSums,
      Spare[] spares) {
    this.buffers = buffers;
    this.lists = lists;
    this.counts = new int[lists.length];
    this.masks = masks;
    this.dilated = dilated;
    this.rowSums = rowSums;
    this.spares = spares;
  }
}
