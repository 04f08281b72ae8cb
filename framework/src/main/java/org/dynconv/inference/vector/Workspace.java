package org.dynconv.inference.vector;

import org.dynconv.architecture.Extent;
import org.dynconv.inference.Region;

/** Everything that one group of images is worked on in. Allocated once. */
final class Workspace {
  /** All buffers; see {@link Layout}. */
  final float[] floats;

  /** By list; see {@link ListKey}. */
  final int[][] lists;

  /** By list, how many of its entries count: of masked lists, for the images at hand. */
  final int[] counts;

  /** By tile choice. */
  final Tiling[] tilings;

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
      float[] floats,
      int[][] lists,
      Tiling[] tilings,
      byte[][] masks,
      byte[][] dilated,
      float[] rowSums,
      Spare[] spares) {
    this.floats = floats;
    this.lists = lists;
    this.counts = new int[lists.length];
    this.tilings = tilings;
    this.masks = masks;
    this.dilated = dilated;
    this.rowSums = rowSums;
    this.spares = spares;
  }

  /** The mask that a region goes by, of all images. */
  byte[] mask(Region region) {
    return region.extent() == Extent.MASK ? masks[region.mask()] : dilated[region.mask()];
  }
}
