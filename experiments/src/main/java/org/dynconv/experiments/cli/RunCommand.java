package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dynconv.data.DataRoot;
import org.dynconv.error.UserException;
import org.dynconv.experiments.registry.ExperimentConfig;
import org.dynconv.experiments.registry.Registry;
import org.dynconv.experiments.run.PlanFactory;
import org.dynconv.experiments.run.RunOutputs;
import org.dynconv.experiments.run.RunPlan;
import org.dynconv.experiments.run.RunSession;
import org.dynconv.report.ResultTable;
import org.dynconv.report.TableFormat;
import org.dynconv.run.Revision;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunRecord;
import org.dynconv.run.StoredRun;
import org.dynconv.run.sweep.UnfinishedRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains, tests and reports one experiment. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs an experiment: trains its models, prints their table, draws their masks.",
      "An experiment of inference speed measures instead, as \"bench infer\" does.",
      "With --backend, that backend of the inference engine tests each trained network too, as with",
      "the setting test-backend; an experiment of inference speed measures the backends named.",
      "Settings follow as key=value, for instance: run cifar10-resnet8 epochs=2 budget=0.5 seed=1"
    })
final class RunCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "A name of the list, or a YAML file.")
  private String name;

  @Parameters(index = "1..*", paramLabel = "KEY=VALUE", description = "Settings to change.")
  private List<String> overrides = List.of();

  @Option(names = "--data", paramLabel = "DIR", description = "Where data sets are.")
  private Path data;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where run folders go (default: ${DEFAULT-VALUE}).")
  private Path runs;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = "Go on with the run in this folder, where it was cut.")
  private Path resume;

  @Option(
      names = "--continue",
      description =
          "Go on with the newest run of the same settings and code if it was cut, else start anew.")
  private boolean continuing;

  @Option(
      names = "--tensorboard",
      description = "Also write event files for TensorBoard, into the run's folder.")
  private boolean tensorboard;

  @Mixin private EngineOptions engine;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    engine.apply();
    ExperimentConfig config = resolve();
    if (config.speed().isPresent()) {
      if (resume != null) {
        throw new UserException(
            "--resume: a measurement of speed cannot be cut in two; start it anew.");
      }
      return SpeedMeasurement.of(config, config.speed().get())
          .run(spec.commandLine(), runs, whole -> Optional.empty());
    }
    RunPlan plan = PlanFactory.plan(config, DataRoot.resolve(Optional.ofNullable(data)));
    tellOfGrid(config);
    Optional<Path> cut = cut(plan);
    BusyMachine.warning().ifPresent(System.err::println);
    // Before the folder is made: a run that is cut at once leaves no folder without a record.
    RunRecord fresh = RunSession.start(plan, Home.folder());
    try (RunFolder folder =
        cut.isPresent() ? RunFolder.open(cut.get()) : RunFolder.create(runs, plan.experiment())) {
      RunRecord record = cut.isPresent() ? Resumption.of(folder, plan) : fresh;
      RunOutputs outputs = new RunOutputs(System.err, Home.interactive(), tensorboard);
      RunSession.Outcome outcome = new RunSession(plan, folder, outputs).run(record);
      print(plan, outcome);
    }
    return 0;
  }

  /** A backend is a setting like others, so that record, resumption and rerun know of it. */
  private ExperimentConfig resolve() {
    Registry registry = Registry.open();
    ExperimentConfig config = registry.resolve(name, overrides);
    if (engine.names().isEmpty()) {
      return config;
    }
    List<String> all = new ArrayList<>(overrides);
    all.add(
        config.speed().isPresent()
            ? "speed.backends=" + String.join(",", engine.names())
            : "test-backend=" + engine.name().orElseThrow());
    return registry.resolve(name, all);
  }

  /** A sweep's single runs know what they are; somebody who types may not. */
  private void tellOfGrid(ExperimentConfig config) {
    int points = config.grid().points().size();
    if (points > 1 && !continuing && resume == null) {
      System.err.printf(
          "Note: \"%s\" is a grid of %d runs, and \"run\" trains its base alone. All of them:"
              + " ./dynconv sweep %s%n",
          config.name(), points, name);
    }
  }

  /** The folder of the run to go on with, if any. */
  private Optional<Path> cut(RunPlan plan) {
    if (resume != null || !continuing) {
      return Optional.ofNullable(resume);
    }
    return UnfinishedRuns.newest(
            runs, plan.experiment(), plan.configuration().hash(), Revision.detect(Home.folder()))
        .map(StoredRun::folder);
  }

  private void print(RunPlan plan, RunSession.Outcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    out.println(
        plan.title()
            + " (profile: "
            + outcome.record().configuration().text("profile").orElse("")
            + ", data: "
            + outcome.record().data().name()
            + ", test images: "
            + outcome.record().data().test()
            + ")");
    out.println();
    out.println(TableFormat.CONSOLE.render(ResultTable.of(outcome.record())));
    outcome.record().results().stream()
        .filter(result -> result.engineTest() != null)
        .forEach(
            result ->
                out.println(
                    result.model()
                        + ", tested by libtorch and by "
                        + result.engineTest().backend()
                        + ": "
                        + result.engineTest().beside(result.top1())
                        + "."));
    outcome.files().forEach(out::println);
    out.flush();
  }
}
