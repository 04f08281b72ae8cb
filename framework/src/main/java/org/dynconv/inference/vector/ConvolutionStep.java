package org.dynconv.inference.vector;

/** Convolves listed positions over all channels. */
record ConvolutionStep(
    Kernels kernels, PackedConvolution conv, int inList, int outList, Range range)
    implements RowStep {
  @Override
  public void run(Workspace space, int first, int images, Part part) {
    int from = range.from(first);
    int to = range.to(space, outList, first, images);
    int panels = conv.product.panels();
    Part rows = part;
    Part columns = Part.WHOLE;
    // Few positions divide badly, panels of output channels exactly.
    if (panels % part.of() == 0 && part.of() > 1) {
      columns = part;
      rows = Part.WHOLE;
    }
    int groups = (to - from + Spare.MAX_ROWS - 1) / Spare.MAX_ROWS;
    kernels.positions(
        conv,
        space.floats,
        space.lists[inList],
        space.lists[outList],
        from + rows.from(groups) * Spare.MAX_ROWS,
        Math.min(from + rows.to(groups) * Spare.MAX_ROWS, to),
        columns.from(panels),
        columns.to(panels),
        space.spares[part.index()]);
  }

  @Override
  public boolean everywhere() {
    return !range.masked() && !conv.paired;
  }

  @Override
  public void positions(Workspace space, int image, int from, int to, Spare spare) {
    int start = range.from(image);
    kernels.positions(
        conv,
        space.floats,
        space.lists[inList],
        space.lists[outList],
        start + from,
        start + to,
        0,
        conv.product.panels(),
        spare);
  }
}
