package org.dynconv.run.sweep;

/** Shows a sweep while it goes on. */
@FunctionalInterface
public interface SweepView {
  /**
   * Shows how it is now; called about once a second.
   *
   * @param status the sweep
   */
  void show(SweepStatus status);
}
