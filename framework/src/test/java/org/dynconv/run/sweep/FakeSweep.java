package org.dynconv.run.sweep;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dynconv.run.Revision;
import org.dynconv.run.SampleRuns;

/** A sweep over {@link FakeRun}s; also a program of its own, so that a test can kill it. */
public final class FakeSweep {
  static final String EXPERIMENT = "fake";
  static final Revision REVISION = SampleRuns.started(EXPERIMENT, Instant.EPOCH).revision();

  private FakeSweep() {}

  /** Arguments: root, runs, steps, milliseconds a step. Two runs at a time. */
  public static void main(String[] args) {
    Path root = Path.of(args[0]);
    List<PlannedRun> plan =
        plan(root, Integer.parseInt(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]));
    SweepStatus status =
        new Sweep(options(root, FailurePolicy.CONTINUE, 0, false), launcher(root, 2), s -> {})
            .run(plan);
    System.exit(status.state() == SweepStatus.State.DONE ? 0 : 1);
  }

  static SweepOptions options(Path root, FailurePolicy policy, int retries, boolean force) {
    return new SweepOptions(
        root, EXPERIMENT, REVISION, policy, retries, force, Duration.ofMillis(20));
  }

  static LocalLauncher launcher(Path root, int slots) {
    return new LocalLauncher(program(FakeRun.class), slots, 2, root.resolve("logs"));
  }

  static Program program(Class<?> main) {
    return new Program(
        ProcessHandle.current().info().command().orElseThrow(),
        List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"),
        List.of("-cp", System.getProperty("java.class.path"), main.getName()));
  }

  static List<PlannedRun> plan(Path root, int runs, int steps, long millis) {
    List<PlannedRun> plan = new ArrayList<>();
    for (int seed = 0; seed < runs; seed++) {
      plan.add(run(root, seed, steps, millis, 0));
    }
    return plan;
  }

  static PlannedRun run(Path root, int seed, int steps, long millis, int failures) {
    return new PlannedRun(
        "seed=" + seed,
        FakeRun.configuration(seed),
        steps,
        List.of(
            root.toString(),
            EXPERIMENT,
            Integer.toString(seed),
            Integer.toString(steps),
            Long.toString(millis),
            Integer.toString(failures)));
  }
}
