package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dynconv.experiments.registry.Registry;
import org.dynconv.experiments.registry.SweepPlan;
import org.dynconv.report.SeedTable;
import org.dynconv.report.TableFormat;
import org.dynconv.run.Revision;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStore;
import org.dynconv.run.sweep.FailurePolicy;
import org.dynconv.run.sweep.PlannedRun;
import org.dynconv.run.sweep.Sweep;
import org.dynconv.run.sweep.SweepOptions;
import org.dynconv.run.sweep.SweepStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an experiment for every combination of settings. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Runs an experiment for every combination of the values given, and of its own grid.",
      "What is done is skipped, what was cut goes on: after Ctrl-C the same command continues.",
      "For instance: sweep cifar10-resnet8 budget=0.3,0.5,0.7 alpha=1,10 seed=0..2"
    })
final class SweepCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int STOP_SECONDS = 90;

  @Parameters(index = "0", paramLabel = "NAME", description = "A name of the list, or a YAML file.")
  private String name;

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUES",
      description = "Values between commas, or a range: first..last, first..last:step.")
  private List<String> axes = List.of();

  @Mixin private LauncherOptions launching;

  @Option(
      names = "--on-failure",
      paramLabel = "POLICY",
      defaultValue = "continue",
      description = "stop or continue when a run has failed (default: ${DEFAULT-VALUE}).")
  private FailurePolicy onFailure;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "0",
      description = "How often a failed run is tried again (default: ${DEFAULT-VALUE}).")
  private int retries;

  @Option(names = "--force", description = "Repeat runs that are done.")
  private boolean force;

  @Option(
      names = "--dry-run",
      description = "Print the runs and what they would take, and start none.")
  private boolean dryRun;

  @Option(
      names = "--tensorboard",
      description = "Also write event files for TensorBoard, into the runs' folders.")
  private boolean tensorboard;

  @Option(names = "--data", paramLabel = "DIR", description = "Where data sets are.")
  private Path data;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where run folders go (default: ${DEFAULT-VALUE}).")
  private Path runs;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SweepPlan plan = Registry.open().plan(name, axes);
    if (dryRun) {
      new DryRun(launching.coresEach(), launching.atOnce())
          .print(plan, spec.commandLine().getOut());
      return 0;
    }
    Revision revision = Revision.detect(Home.folder());
    SweepOptions options =
        new SweepOptions(runs, plan.experiment(), revision, onFailure, retries, force, LOOK);
    announce(plan, revision);
    Sweep sweep =
        new Sweep(
            options,
            launching.launcher(options.folder()),
            new SweepTerminal(System.err, Home.interactive()));
    SweepStatus status = untilInterrupted(sweep, planned(plan));
    print(status, options);
    return status.state() == SweepStatus.State.DONE ? 0 : 1;
  }

  private void announce(SweepPlan plan, Revision revision) {
    String profile = plan.points().getFirst().config().profile().label();
    System.err.println(
        "Sweep %s (profile %s): %d runs, %s"
            .formatted(plan.experiment(), profile, plan.points().size(), launching.described()));
    if (revision.dirty() && !force) {
      System.err.println(
          "Note: the code differs from commit "
              + revision.label()
              + "; runs made from it with other changes count as done too (--force repeats them).");
    }
  }

  private List<PlannedRun> planned(SweepPlan plan) {
    List<PlannedRun> planned = new ArrayList<>();
    for (SweepPlan.Point point : plan.points()) {
      List<String> arguments = new ArrayList<>(List.of("run", name));
      arguments.addAll(point.overrides());
      arguments.addAll(List.of("--continue", "--runs", runs.toString()));
      if (tensorboard) {
        arguments.add("--tensorboard");
      }
      if (data != null) {
        arguments.addAll(List.of("--data", data.toString()));
      }
      planned.add(
          new PlannedRun(
              point.label(),
              point.config().configuration(),
              point.config().training().epochs() * point.config().model().budgets().size(),
              arguments));
    }
    return planned;
  }

  /** On Ctrl-C the virtual machine waits for the sweep to stop its runs and write its status. */
  private static SweepStatus untilInterrupted(Sweep sweep, List<PlannedRun> planned) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              sweep.stop();
              try {
                boolean inTime = ended.await(STOP_SECONDS, TimeUnit.SECONDS);
                System.err.println(
                    inTime
                        ? "Stopped. The same command goes on with it."
                        : "The runs did not stop in time; they end with this process.");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return sweep.run(planned);
    } finally {
      ended.countDown();
      forget(hook);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is at work: the user has pressed Ctrl-C.
    }
  }

  private void print(SweepStatus status, SweepOptions options) {
    List<RunRecord> records =
        status.runs().stream()
            .filter(run -> run.folder() != null && !run.top1().isEmpty())
            .map(run -> RunStore.load(options.runs().resolve(run.folder())).record())
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (!records.isEmpty()) {
      out.println();
      out.println(TableFormat.CONSOLE.render(SeedTable.of(records)));
      out.println(
          "Tables, charts and a page of all runs: ./dynconv report "
              + options.experiment()
              + (options.runs().equals(Path.of("runs")) ? "" : " --runs " + options.runs()));
    }
    out.println(options.folder().resolve(SweepStatus.FILE));
    out.flush();
  }
}
