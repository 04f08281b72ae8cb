package org.dynconv.inference.vector;

/**
 * Divides one large array into rooms. Vectors are fastest where they do not straddle two cache
 * lines, but Java aligns arrays to 8 bytes only, and moves them. An array as large as half a region
 * of the G1 collector, however, begins where its region begins and stays there: its elements follow
 * a header of 16 bytes, so that after twelve more floats every sixteenth one begins a line. With
 * another collector this only costs time.
 */
final class Arena {
  /** Floats of a cache line. */
  static final int LINE = 16;

  /** Floats before the first line that is wholly the array's. */
  static final int LEAD = 12;

  /** Half of the largest region that a heap of up to 16 GiB has. */
  private static final int SMALLEST = 1 << 20;

  private int used = LEAD;

  /** Sets floats aside and returns where they begin, at the beginning of a line. */
  int reserve(int floats) {
    int at = used;
    used = Math.addExact(used, Math.multiplyExact((floats + LINE - 1) / LINE, LINE));
    return at;
  }

  /** An array for all rooms, and for what a vector reads beyond the last one. */
  float[] allocate() {
    return new float[Math.max(Math.addExact(used, LINE), SMALLEST)];
  }
}
