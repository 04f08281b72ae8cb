package org.dynconv.run.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dynconv.run.Revision;
import org.dynconv.run.RunStatus;
import org.dynconv.run.StoredRun;

/** Finds the run that a run of the same settings and code should go on with. */
public final class UnfinishedRuns {
  private UnfinishedRuns() {}

  /**
   * The newest run of a configuration, if it did not come to its end.
   *
   * @param runs the folder of all runs
   * @param experiment the experiment's name
   * @param hash of the configuration
   * @param revision of the code
   * @return the run, or nothing when there is none or the newest one is done
   */
  public static Optional<StoredRun> newest(
      Path runs, String experiment, String hash, Revision revision) {
    Path folder = runs.resolve(experiment);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    RunIndex index = new RunIndex(folder, revision);
    index.refresh();
    return index.newest(hash).filter(run -> run.record().status() != RunStatus.DONE);
  }
}
