package org.dynconv.experiments.sweep;

/**
 * What a run's training takes.
 *
 * @param macs multiply-accumulates of all training: a forward pass and twice that backwards; masked
 *     networks train at every position
 * @param seconds of training, by the calibration
 * @param memoryBytes at the most, by the calibration; 0 where this system does not tell
 */
public record Estimate(double macs, double seconds, long memoryBytes) {
  /** Nothing. */
  static final Estimate NONE = new Estimate(0, 0, 0);

  /**
   * One after the other.
   *
   * @param other what comes next
   * @return work and time added up; memory of the larger
   */
  public Estimate then(Estimate other) {
    return new Estimate(
        macs + other.macs, seconds + other.seconds, Math.max(memoryBytes, other.memoryBytes));
  }
}
