package org.dynconv.inference.vector;

/** Convolves listed positions over all channels. */
record ConvolutionStep(PackedConvolution conv, int inList, int outList, Range range)
    implements Step {
  /** Positions of a usual tile: threads share out whole ones. */
  static final int UNIT = Registers.ROWS;

  /** From so many panels a thread on, one more or less makes no difference. */
  private static final int MANY_PANELS = 8;

  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int from = range.from(first);
    int to = range.to(space, outList, first, images);
    int panels = conv.product.panels();
    boolean even = panels % part.of() == 0 || panels >= MANY_PANELS * part.of();
    boolean divided = even && conv.weighs(to - from);
    Part rows = divided ? Part.WHOLE : part;
    Part columns = divided ? part : Part.WHOLE;
    int groups = (to - from + UNIT - 1) / UNIT;
    conv.program.run(
        space.floats,
        space.lists[inList],
        space.lists[outList],
        from + rows.from(groups) * UNIT,
        Math.min(from + rows.to(groups) * UNIT, to),
        columns.from(panels),
        columns.to(panels),
        space.spares[part.index()]);
  }
}
