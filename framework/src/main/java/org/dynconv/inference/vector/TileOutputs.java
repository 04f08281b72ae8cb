package org.dynconv.inference.vector;

/** Transforms the products of tiles back; {@link TileOutput} with numbers of its own. */
interface TileOutputs {
  /**
   * Transforms some tiles of a list, and takes them to their positions.
   *
   * @param sums transforms them
   * @param spare the products, from {@code start} on, and room for sums
   * @param bias of each channel
   * @param cells sixteen for each tile, from tile {@code first} on; results of absent positions go
   *     where nobody looks
   * @param origin index of the first channel of cell 0
   */
  void run(
      TileSums sums,
      float[] spare,
      int start,
      float[] bias,
      float[] floats,
      int[] cells,
      int first,
      int count,
      int origin);
}
