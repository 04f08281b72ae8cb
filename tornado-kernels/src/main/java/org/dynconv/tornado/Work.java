package org.dynconv.tornado;

/**
 * What a kernel has to do at least.
 *
 * @param bytes moved between the device's memory and its processors, each value once
 * @param macs multiply-accumulates
 */
record Work(double bytes, double macs) {
  static final Work NONE = new Work(0, 0);

  Work plus(Work other) {
    return new Work(bytes + other.bytes, macs + other.macs);
  }

  /**
   * The roofline (Williams, Waterman and Patterson, 2009): whichever takes longer.
   *
   * @param bandwidth bytes a second
   * @param rate operations a second, two for a multiply-accumulate
   * @return seconds
   */
  double seconds(double bandwidth, double rate) {
    return Math.max(bytes / bandwidth, 2 * macs / rate);
  }
}
