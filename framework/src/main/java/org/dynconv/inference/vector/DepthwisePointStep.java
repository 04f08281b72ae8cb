package org.dynconv.inference.vector;

/**
 * A depthwise convolution and the pointwise one behind it, some positions at a time: what the first
 * one writes stays in a core's own cache, in a place of the thread's own.
 *
 * @param inList windows of the depthwise convolution
 * @param outList where the results go
 * @param between by thread: the cells in between, as long as the lists
 */
record DepthwisePointStep(
    PackedDepthwise depthwise,
    PackedConvolution after,
    int inList,
    int outList,
    int[][] between,
    Range range)
    implements Step {
  /** Positions at a time; a multiple of every tile's. */
  static final int BLOCK = Spare.MAX_ROWS;

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int from = range.from(first);
    int to = range.to(space, outList, first, images);
    int units = (to - from + ConvolutionStep.UNIT - 1) / ConvolutionStep.UNIT;
    int end = Math.min(from + part.to(units) * ConvolutionStep.UNIT, to);
    int at = from + part.from(units) * ConvolutionStep.UNIT;
    while (at < end) {
      int next = Math.min((at / BLOCK + 1) * BLOCK, end);
      block(space, part.index(), at, next);
      at = next;
    }
  }

  private void block(Workspace space, int thread, int from, int to) {
    depthwise.program.run(space.floats, space.lists[inList], between[thread], from, to);
    after.program.run(
        space.floats,
        between[thread],
        space.lists[outList],
        from,
        to,
        0,
        after.product.panels(),
        space.spares[thread]);
  }
}
