package org.dynconv.run.sweep;

/** How far a run of a sweep came. */
public enum RunState {
  /** Not started yet. */
  WAITING,
  /** Started and not yet at its end. */
  RUNNING,
  /** Failed, and in line to be tried again. */
  RETRYING,
  /** Came to its end in this sweep. */
  DONE,
  /** Had come to its end before: same configuration, same code. */
  DONE_BEFORE,
  /** Failed as often as it may. */
  FAILED,
  /** Did not come to its end because the sweep was stopped; the same sweep goes on with it. */
  STOPPED;

  /**
   * Whether nothing more happens to it in this sweep.
   *
   * @return true if so
   */
  public boolean ended() {
    return this == DONE || this == DONE_BEFORE || this == FAILED || this == STOPPED;
  }
}
