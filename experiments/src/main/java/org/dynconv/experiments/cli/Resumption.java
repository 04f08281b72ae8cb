package org.dynconv.experiments.cli;

import org.dynconv.error.UserException;
import org.dynconv.experiments.run.RunPlan;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStatus;

/** Checks that a run folder can be gone on with. */
final class Resumption {
  private Resumption() {}

  static RunRecord of(RunFolder folder, RunPlan plan) {
    RunRecord record = folder.record();
    if (!record.configurationHash().equals(plan.configuration().hash())) {
      throw new UserException(
          folder.path()
              + " was run with other settings. Give the settings it was run with (they are in its"
              + " record.json), or leave out --resume to start a new run.");
    }
    if (record.status() == RunStatus.DONE) {
      throw new UserException(
          folder.path() + " is done already. Leave out --resume to run it again.");
    }
    return record.resumed();
  }
}
