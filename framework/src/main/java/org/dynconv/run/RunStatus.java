package org.dynconv.run;

/** How far a run came. */
public enum RunStatus {
  /** Started and not yet at its end: it is running, or it was cut and can be resumed. */
  RUNNING,
  /** Came to its end. */
  DONE,
  /** Ended with a failure, which the record keeps. */
  FAILED
}
