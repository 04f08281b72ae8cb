package org.dynconv.inference.vector;

/** Convolves every channel by itself at listed positions. */
record DepthwiseStep(PackedDepthwise conv, int inList, int outList, Range range) implements Step {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int from = range.from(first);
    int count = range.to(space, outList, first, images) - from;
    conv.program.run(
        space.floats,
        space.lists[inList],
        space.lists[outList],
        from + part.from(count),
        from + part.to(count));
  }
}
