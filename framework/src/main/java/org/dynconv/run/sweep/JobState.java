package org.dynconv.run.sweep;

/** How far a job came, as its launcher sees it. */
public enum JobState {
  /** Not started yet. */
  WAITING,
  /** Started and not yet at its end. */
  RUNNING,
  /** Ended with exit code 0. */
  SUCCEEDED,
  /** Ended in another way. */
  FAILED,
  /** Dropped before it started, or stopped by the sweep. */
  STOPPED
}
