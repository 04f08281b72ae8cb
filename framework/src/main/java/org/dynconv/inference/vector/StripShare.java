package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.List;

/**
 * How one thread takes its rows of the output through a {@link Trio}: strip by strip, and where in
 * its {@link StripRoom} everything goes meanwhile.
 *
 * @param thread its number
 * @param wideCells by position of the wide map, of every image: the cell where it is written
 * @param windowCells by position of the output: the cell where its window begins
 * @param narrowCells by position of the output: the cell where the depthwise convolution goes
 * @param haloFrom the first row of the wide map that is looked at
 * @param ownFrom the first one of this thread
 * @param ownTo the row after the last one of this thread
 * @param haloTo the row after the last one that is looked at
 */
record StripShare(
    int thread,
    int[] wideCells,
    int[] windowCells,
    int[] narrowCells,
    int haloFrom,
    int ownFrom,
    int ownTo,
    int haloTo,
    List<Strip> strips) {

  /** A source that stands for zeros. */
  static final int ZERO = -1;

  /** A source that stands for what is computed anew. */
  static final int NEW = -2;

  /**
   * Some rows of the output.
   *
   * @param from the first
   * @param to the row after the last
   * @param newFrom the wide map's first row that is computed for them
   * @param newTo the row after its last
   * @param sources by slot: the slot where its row lies so far, {@link #ZERO} or {@link #NEW}
   */
  record Strip(int from, int to, int newFrom, int newTo, int[] sources) {}

  /** Plans the output rows {@code from} to {@code to - 1}. */
  static StripShare of(StripRoom room, int thread, int from, int to, int images) {
    int haloFrom = Math.max(room.firstRow(from), 0);
    int haloTo = Math.min(room.endRow(to - 1), room.in().height());
    int ownFrom = room.halo() == 0 ? haloFrom : from;
    int ownTo = room.halo() == 0 ? haloTo : to;
    StripShare share =
        new StripShare(
            thread,
            new int[images * room.in().positions()],
            new int[images * room.out().positions()],
            new int[images * room.out().positions()],
            haloFrom,
            ownFrom,
            ownTo,
            haloTo,
            new ArrayList<>());
    if (from < to) {
      share.addStrips(room, from, to);
    }
    for (int image = 0; image < images; image++) {
      share.list(room, image);
    }
    return share;
  }

  private void addStrips(StripRoom room, int from, int to) {
    int known = Integer.MIN_VALUE;
    int knownFirst = 0;
    for (int row = from; row < to; row += room.rows()) {
      int end = Math.min(row + room.rows(), to);
      int first = room.firstRow(row);
      int[] sources = new int[room.endRow(end - 1) - first];
      for (int i = 0; i < sources.length; i++) {
        sources[i] = first + i < known ? first + i - knownFirst : source(room, first + i);
      }
      int newFrom = Math.max(Math.max(known, first), ownFrom);
      knownFirst = first;
      known = room.endRow(end - 1);
      strips.add(new Strip(row, end, newFrom, Math.min(known, ownTo), sources));
    }
  }

  private int source(StripRoom room, int row) {
    if (row < 0 || row >= room.in().height()) {
      return ZERO;
    }
    return row >= ownFrom && row < ownTo ? NEW : haloSlot(room, row);
  }

  /** The slot of another thread's row, of the first image. */
  private int haloSlot(StripRoom room, int row) {
    return room.slots() + (row < ownFrom ? row - haloFrom : ownFrom - haloFrom + row - ownTo);
  }

  private void list(StripRoom room, int image) {
    for (Strip strip : strips) {
      for (int row = strip.newFrom; row < strip.newTo; row++) {
        listRow(room, image, row, row - room.firstRow(strip.from));
      }
      for (int row = strip.from; row < strip.to; row++) {
        int slot = (row - strip.from) * room.window().stride();
        int at = (image * room.out().height() + row) * room.out().width();
        for (int column = 0; column < room.out().width(); column++) {
          windowCells[at + column] = room.slotCell(thread, slot) + column * room.window().stride();
          narrowCells[at + column] = room.rowCell(thread, row - strip.from) + column;
        }
      }
    }
    for (int row = haloFrom; row < haloTo; row++) {
      if (row < ownFrom || row >= ownTo) {
        listRow(room, image, row, haloSlot(room, row) + image * room.halo());
      }
    }
  }

  private void listRow(StripRoom room, int image, int row, int slot) {
    int at = (image * room.in().height() + row) * room.in().width();
    for (int column = 0; column < room.in().width(); column++) {
      wideCells[at + column] = room.slotCell(thread, slot) + column;
    }
  }
}
