package org.dynconv.inference.vector;

import java.util.Arrays;
import java.util.List;

/**
 * The three layers of a {@link Trio}, on the rows that a {@link StripShare} says.
 *
 * @param inList positions of the input, for the first layer's windows
 * @param outList positions of the output
 * @param whole the share of a thread that has an image to itself
 * @param shares those of threads that share an image
 */
record StripLayers(
    StripRoom room,
    PackedConvolution before,
    PackedDepthwise depthwise,
    PackedConvolution after,
    int inList,
    int outList,
    StripShare whole,
    List<StripShare> shares) {

  StripShare share(Part part) {
    return part.of() == 1 ? whole : shares.get(part.index());
  }

  /** Computes rows of the wide map into the slots that are theirs. */
  void widen(Workspace space, StripShare share, int image, int from, int to) {
    if (from < to) {
      int start = image * room.in().positions();
      before.program.run(
          space.floats,
          space.lists[inList],
          share.wideCells(),
          start + from * room.in().width(),
          start + to * room.in().width(),
          0,
          before.product.panels(),
          space.spares[share.thread()]);
    }
  }

  /** Takes a strip through all three layers. */
  void run(Workspace space, StripShare share, int image, StripShare.Strip strip) {
    for (int slot = 0; slot < strip.sources().length; slot++) {
      settle(space.floats, share.thread(), image, slot, strip.sources()[slot]);
    }
    widen(space, share, image, strip.newFrom(), strip.newTo());
    int start = image * room.out().positions();
    int from = start + strip.from() * room.out().width();
    int to = start + strip.to() * room.out().width();
    depthwise.program.run(space.floats, share.windowCells(), share.narrowCells(), from, to);
    after.program.run(
        space.floats,
        share.narrowCells(),
        space.lists[outList],
        from,
        to,
        0,
        after.product.panels(),
        space.spares[share.thread()]);
  }

  /** Brings what is there already of the wide map's rows to their slots. */
  private void settle(float[] floats, int thread, int image, int slot, int source) {
    Layout wide = room.wide();
    int rowFloats = wide.grid().columns() * wide.pitch();
    int to = wide.base() + room.slotCell(thread, slot) * wide.pitch();
    if (source == StripShare.ZERO) {
      Arrays.fill(floats, to, to + rowFloats, 0);
    } else if (source != StripShare.NEW) {
      int from = source < room.slots() ? source : source + image * room.halo();
      System.arraycopy(
          floats, wide.base() + room.slotCell(thread, from) * wide.pitch(), floats, to, rowFloats);
    }
  }
}
