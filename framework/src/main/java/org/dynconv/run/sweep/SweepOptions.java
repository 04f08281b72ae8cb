package org.dynconv.run.sweep;

import java.nio.file.Path;
import java.time.Duration;
import org.dynconv.run.Revision;

/**
 * How a sweep is done.
 *
 * @param runs the folder of all runs
 * @param experiment the experiment's name: its runs lie in the folder of that name
 * @param revision the code that runs
 * @param onFailure what happens when a run has failed for good
 * @param retries how often a failed run is tried again
 * @param force whether runs that are done are repeated
 * @param interval between two looks at the runs
 */
public record SweepOptions(
    Path runs,
    String experiment,
    Revision revision,
    FailurePolicy onFailure,
    int retries,
    boolean force,
    Duration interval) {
  /**
   * The folder of the experiment's runs.
   *
   * @return where the sweep's status lies
   */
  public Path folder() {
    return runs.resolve(experiment);
  }
}
