package org.dynconv.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.dynconv.run.RunStatus;
import org.dynconv.run.RunStore;
import org.dynconv.run.StoredRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against a real Slurm of one node, which {@code experiments/slurm/single-node.sh} starts; where it
 * cannot, the tests are skipped and say what is lacking.
 */
@Timeout(value = SlurmLauncherTest.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlurmLauncherTest {
  /** Far more than a test takes: what hangs must not hold up the whole build. */
  static final int SECONDS = 100;

  private static final int LACKING = 3;

  @TempDir private static Path slurm;
  @TempDir private Path root;

  @BeforeAll
  @Timeout(value = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  static void startSlurm() throws Exception {
    Process script = script("start", slurm.toString(), Integer.toString(freePorts()));
    String output =
        new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = script.waitFor();
    if (code == LACKING) {
      System.out.println("SlurmLauncherTest is skipped. " + output);
    }
    assumeTrue(code != LACKING, output);
    assertThat(code).as(output).isZero();
  }

  @AfterAll
  @Timeout(value = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  static void stopSlurm() throws Exception {
    script("stop", slurm.toString()).waitFor();
  }

  @Test
  void bringsEveryRunToItsEndAsOneArrayJob() throws Exception {
    List<PlannedRun> plan = FakeSweep.plan(root, 3, 2, 0);

    SweepStatus status = sweep(0).run(plan);

    assertThat(status.launcher()).isEqualTo("slurm");
    assertThat(status.counts()).isEqualTo(Map.of(RunState.DONE, 3L));
    assertThat(scripts()).isEqualTo(1);
    assertThat(runs()).allMatch(run -> run.record().status() == RunStatus.DONE).hasSize(3);
    assertThat(sweep(0).run(plan).counts()).isEqualTo(Map.of(RunState.DONE_BEFORE, 3L));
  }

  @Test
  void retriesAFailedTask() {
    SweepStatus status =
        sweep(1).run(List.of(FakeSweep.run(root, 0, 1, 0, 1), FakeSweep.run(root, 1, 1, 0, 9)));

    assertThat(status.runs())
        .extracting(RunProgress::state)
        .containsExactly(RunState.DONE, RunState.FAILED);
    assertThat(status.runs().getLast().message()).isEqualTo("out of luck");
  }

  @Test
  void aRequeuedTaskGoesOnFromItsCheckpoint() throws Exception {
    List<PlannedRun> plan = FakeSweep.plan(root, 1, 120, 50);
    SlurmLauncher launcher = launcher();
    launcher.submit(jobs(plan));
    await(
        () -> !runs().isEmpty() && Files.exists(runs().getFirst().folder().resolve("checkpoint")));

    slurm("scontrol", "requeue", slurm("squeue", "--noheader", "--format=%A"));
    AtomicLong soonest = new AtomicLong(System.nanoTime());
    await(
        () -> {
          launcher.poll();
          // Slurm holds a requeued task back for a while. So long nobody waits here, but if it
          // begins in the very second that it was stopped in, Slurm takes its credential for the
          // old one; and an update that comes before the hold has to be repeated.
          if (System.nanoTime() >= soonest.get()) {
            String job = slurm("squeue", "-h", "-o", "%A");
            slurm("scontrol", "update", "JobId=" + job, "StartTime=now+2");
            soonest.addAndGet(TimeUnit.SECONDS.toNanos(10));
          }
          return launcher.poll().values().stream().allMatch(JobState.SUCCEEDED::equals);
        });
    launcher.close();

    assertThat(runs()).hasSize(1);
    String requeued = FakeRun.result(runs().getFirst().folder());
    Path whole = root.resolve("whole");
    new Sweep(
            FakeSweep.options(whole, FailurePolicy.STOP, 0, false),
            FakeSweep.launcher(whole, 2),
            s -> {})
        .run(FakeSweep.plan(whole, 1, 120, 0));
    assertThat(requeued)
        .isEqualTo(FakeRun.result(new RunStore(whole).list().runs().getFirst().folder()));
  }

  @Test
  void aSweepThatWasKilledFindsItsTasksAgain() throws Exception {
    List<PlannedRun> plan = FakeSweep.plan(root, 2, 60, 50);
    // Never closed, as after a SIGKILL: the tasks stay with Slurm.
    launcher().submit(jobs(plan));

    SweepStatus status = sweep(0).run(plan);

    assertThat(status.counts()).isEqualTo(Map.of(RunState.DONE, 2L));
    assertThat(scripts()).isEqualTo(1);
    assertThat(runs()).hasSize(2);
  }

  @Test
  void stoppingCancelsTheTasks() throws Exception {
    SlurmLauncher launcher = launcher();
    launcher.submit(jobs(FakeSweep.plan(root, 3, 600, 50)));
    await(() -> launcher.poll().containsValue(JobState.RUNNING));

    launcher.dropWaiting();
    launcher.close();

    assertThat(slurm("squeue", "--noheader")).isEmpty();
    assertThat(runs()).noneMatch(run -> run.record().status() == RunStatus.DONE);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("300 seconds").isLessThan(end);
      Thread.sleep(200);
    }
  }

  private Sweep sweep(int retries) {
    return new Sweep(
        FakeSweep.options(root, FailurePolicy.CONTINUE, retries, false), launcher(), s -> {});
  }

  private SlurmLauncher launcher() {
    return new SlurmLauncher(
        FakeSweep.program(FakeRun.class),
        new SlurmCommands(Map.of("SLURM_CONF", slurm.resolve("slurm.conf").toString())),
        new SlurmLauncher.Resources(1, 2, List.of("--time=10")),
        root.resolve("slurm"));
  }

  private static List<Job> jobs(List<PlannedRun> plan) {
    return plan.stream().map(run -> new Job(run.id(), run.arguments())).toList();
  }

  private List<StoredRun> runs() {
    return new RunStore(root).list().runs();
  }

  private long scripts() throws Exception {
    try (var files = Files.list(root.resolve("slurm"))) {
      return files.filter(file -> file.toString().endsWith(".sh")).count();
    }
  }

  private static String slurm(String... words) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("SLURM_CONF", slurm.resolve("slurm.conf").toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }

  /**
   * The first of three neighbouring ports on which nothing listens, below those that systems give
   * to whoever asks for any; drawn, so that another build that looks at the same moment finds
   * others.
   */
  private static int freePorts() {
    for (int tries = 0; tries < 1000; tries++) {
      int first = ThreadLocalRandom.current().nextInt(10_000, 30_000);
      if (IntStream.range(first, first + 3).allMatch(SlurmLauncherTest::isFree)) {
        return first;
      }
    }
    throw new AssertionError("no three neighbouring ports are free between 10000 and 30000");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static Process script(String... arguments) throws Exception {
    Path script = Path.of("../experiments/slurm/single-node.sh").toAbsolutePath().normalize();
    // The daemons stay behind with the streams they were given: output goes through a file's pipe
    // only until the script itself ends.
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
