package org.dynconv.inference.vector;

import org.dynconv.inference.Window;

/**
 * Where the rows of the two maps inside a {@link Trio} lie while a thread works on them. Every
 * thread has its own: a number of slots for rows of the wide map before the depthwise convolution,
 * and the rows of the narrow one behind it. After the slots follow the wide map's rows that belong
 * to other threads, of every image.
 *
 * @param window of the depthwise convolution
 * @param in positions of the wide map
 * @param out positions of the map behind it
 * @param rows output rows of a strip
 * @param halo rows of other threads, of one image
 * @param wide the slots; every "image" is a thread's
 * @param narrow the rows behind them; every "image" is a thread's
 */
record StripRoom(Window window, Grid in, Grid out, int rows, int halo, Layout wide, Layout narrow) {

  /** What the rows of both maps may take of a core's own cache. */
  private static final int BYTES = 256 << 10;

  /** Sets room aside for a number of threads. */
  static StripRoom of(Trio trio, Layout in, Layout out, int threads, int images, Arena arena) {
    Window window = trio.depthwise().window();
    long rowBytes =
        4L * (window.stride() * in.grid().width() * in.pitch() + out.grid().width() * out.pitch());
    int rows = Math.clamp(BYTES / rowBytes, 1, out.grid().height());
    int halo = trio.inPlace() && threads > 1 ? window.kernel() - 1 : 0;
    int slots = (rows - 1) * window.stride() + window.kernel();
    Grid slotGrid =
        new Grid(
            slots + images * halo, in.grid().width(), 0, in.grid().left(), 0, in.grid().right());
    Grid rowGrid = new Grid(rows, out.grid().width(), 0, 0, 0, 0);
    return new StripRoom(
        window,
        in.grid(),
        out.grid(),
        rows,
        halo,
        reserve(slotGrid, in, threads, arena),
        reserve(rowGrid, out, threads, arena));
  }

  private static Layout reserve(Grid grid, Layout like, int threads, Arena arena) {
    int base = arena.reserve(Layout.floats(grid, like.pitch(), threads, 1));
    return new Layout(grid, like.channels(), like.pitch(), threads, base);
  }

  /** Slots for the wide map's rows of a strip. */
  int slots() {
    return (rows - 1) * window.stride() + window.kernel();
  }

  /** Cell of a slot's first position. */
  int slotCell(int thread, int slot) {
    return thread * wide.grid().cells() + slot * wide.grid().columns();
  }

  /** Cell of the first position of a row of a strip. */
  int rowCell(int thread, int row) {
    return thread * narrow.grid().cells() + row * narrow.grid().columns();
  }

  /** The first row that an output row looks at; may lie above the map. */
  int firstRow(int outRow) {
    return outRow * window.stride() - window.top();
  }

  /** The row after the last one that an output row looks at; may lie below the map. */
  int endRow(int outRow) {
    return firstRow(outRow) + window.kernel();
  }
}
