package org.dynconv.run.sweep;

/** What a sweep does when a run has failed for good. */
public enum FailurePolicy {
  /** Starts no further run; those that run go on to their end. */
  STOP,
  /** Goes on with the other runs. */
  CONTINUE
}
