package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.dynconv.error.UserException;
import org.dynconv.experiments.run.RunOutputs;
import org.dynconv.experiments.run.RunPlan;
import org.dynconv.experiments.run.RunSession;
import org.dynconv.run.RunComparison;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStatus;
import org.dynconv.run.RunStore;
import org.dynconv.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repeats a run and compares. */
@Command(
    name = "rerun",
    mixinStandardHelpOptions = true,
    description = {
      "Repeats a recorded run, with the settings of its record, and compares the two.",
      "On the same machine with the same code they are identical, bit for bit; else says what",
      "differs, and what differs in the records that explains it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:identical", "1:they differ", "2:the run cannot be repeated"})
final class RerunCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "A run's folder, the beginning of its id, or an experiment (its newest run).")
  private String run;

  @Mixin private RunPlaces places;

  @Mixin private EngineOptions engine;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    StoredRun first = new RunStore(places.runs()).find(run);
    RunRecord record = first.record();
    if (record.status() != RunStatus.DONE) {
      throw new UserException(
          first.folder()
              + " did not come to its end: there is nothing to compare with. Finish it with"
              + " \"run … --resume\".");
    }
    engine.apply();
    RunPlan plan = places.plan(record);
    sameBackend(plan);
    StoredRun second = repeat(plan);
    RunComparison comparison = RunComparison.of(first, second);
    PrintWriter out = spec.commandLine().getOut();
    out.println(comparison.text());
    out.println(first.folder());
    out.println(second.folder());
    out.flush();
    return comparison.identical() ? 0 : 1;
  }

  /** TornadoVM needs Java to be started for it, which only --backend says; nothing else changes. */
  private void sameBackend(RunPlan plan) {
    String recorded = plan.testBackend().orElse("none");
    if (engine.name().isPresent() && !engine.name().get().equals(recorded)) {
      throw new UserException(
          "--backend "
              + engine.name().get()
              + ": a rerun tests with the backend of the record, which is "
              + recorded
              + ".");
    }
  }

  private StoredRun repeat(RunPlan plan) {
    RunRecord fresh = RunSession.start(plan, Home.folder());
    try (RunFolder folder = RunFolder.create(places.runs(), plan.experiment())) {
      new RunSession(plan, folder, new RunOutputs(System.err, Home.interactive(), false))
          .run(fresh);
      return RunStore.load(folder.path());
    }
  }
}
