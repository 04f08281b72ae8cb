package org.dynconv.experiments.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.dynconv.data.DataRoot;
import org.dynconv.experiments.registry.Registry;
import org.dynconv.experiments.run.PlanFactory;
import org.dynconv.experiments.run.RunPlan;
import org.dynconv.run.RunRecord;
import picocli.CommandLine.Option;

/** Where earlier runs and their data are, for commands that go back to one. */
final class RunPlaces {
  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where run folders are (default: ${DEFAULT-VALUE}).")
  private Path runs;

  @Option(names = "--data", paramLabel = "DIR", description = "Where data sets are.")
  private Path data;

  Path runs() {
    return runs;
  }

  /**
   * What an earlier run did, as a plan: with as many threads as it had, which decide the order in
   * which sums are taken.
   */
  RunPlan plan(RunRecord record) {
    return PlanFactory.plan(
        Registry.recorded(record.experiment(), record.configuration()),
        DataRoot.resolve(Optional.ofNullable(data)),
        record.environment().cores());
  }
}
