package org.dynconv.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dynconv.error.UserException;
import org.dynconv.run.FolderLock;
import org.dynconv.run.RunStatus;
import org.dynconv.run.RunStore;
import org.dynconv.run.StoredRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  @TempDir private Path root;

  @Test
  void bringsEveryRunToItsEndAndSkipsItTheNextTime() {
    List<PlannedRun> plan = FakeSweep.plan(root, 2, 2, 0);

    SweepStatus first = sweep(FailurePolicy.STOP, 0, false).run(plan);
    SweepStatus second = sweep(FailurePolicy.STOP, 0, false).run(plan);

    assertThat(first.state()).isEqualTo(SweepStatus.State.DONE);
    assertThat(first.counts()).isEqualTo(Map.of(RunState.DONE, 2L));
    assertThat(second.counts()).isEqualTo(Map.of(RunState.DONE_BEFORE, 2L));
    assertThat(folders()).hasSize(2);
  }

  @Test
  void forceRepeatsWhatIsDone() {
    List<PlannedRun> plan = FakeSweep.plan(root, 1, 1, 0);
    sweep(FailurePolicy.STOP, 0, false).run(plan);

    SweepStatus again = sweep(FailurePolicy.STOP, 0, true).run(plan);

    assertThat(again.counts()).isEqualTo(Map.of(RunState.DONE, 1L));
    assertThat(folders()).hasSize(2);
  }

  @Test
  void theSameConfigurationTwiceIsOneRun() {
    List<PlannedRun> plan = new ArrayList<>(FakeSweep.plan(root, 1, 1, 0));
    plan.addAll(FakeSweep.plan(root, 1, 1, 0));

    assertThat(sweep(FailurePolicy.STOP, 0, false).run(plan).runs()).hasSize(1);
  }

  @Test
  void retriesAFailedRunAndSaysWhyItFailedForGood() {
    List<PlannedRun> plan =
        List.of(FakeSweep.run(root, 0, 1, 0, 1), FakeSweep.run(root, 1, 1, 0, 2));

    SweepStatus status = sweep(FailurePolicy.CONTINUE, 1, false).run(plan);

    assertThat(status.state()).isEqualTo(SweepStatus.State.FAILED);
    assertThat(status.runs())
        .extracting(RunProgress::state)
        .containsExactly(RunState.DONE, RunState.FAILED);
    assertThat(status.runs()).extracting(RunProgress::attempts).containsExactly(2, 2);
    assertThat(status.runs().getLast().message()).isEqualTo("out of luck");
  }

  @Test
  void stopsAtAFailureOrGoesOnAsAsked() {
    List<PlannedRun> plan =
        List.of(FakeSweep.run(root, 0, 1, 0, 9), FakeSweep.run(root, 1, 1, 0, 0));

    SweepStatus stopped = sweep(FailurePolicy.STOP, 0, false, 1).run(plan);
    SweepStatus continued = sweep(FailurePolicy.CONTINUE, 0, false, 1).run(plan);

    assertThat(stopped.runs())
        .extracting(RunProgress::state)
        .containsExactly(RunState.FAILED, RunState.STOPPED);
    assertThat(continued.runs())
        .extracting(RunProgress::state)
        .containsExactly(RunState.FAILED, RunState.DONE);
  }

  @Test
  void sharesTheCoresOutAmongTheJobs() throws Exception {
    sweep(FailurePolicy.STOP, 0, false, 2).run(FakeSweep.plan(root, 1, 1, 0));

    assertThat(results().values()).allSatisfy(result -> assertThat(result).endsWith(" on 1"));
  }

  @Test
  void stoppedItSaysSoAndTheSameSweepGoesOn() throws Exception {
    List<PlannedRun> plan = FakeSweep.plan(root, 2, 40, 20);
    CountDownLatch running = new CountDownLatch(1);
    Sweep sweep =
        new Sweep(
            FakeSweep.options(root, FailurePolicy.STOP, 0, false),
            FakeSweep.launcher(root, 2),
            status -> {
              if (!folders().isEmpty()) {
                running.countDown();
              }
            });
    Thread user =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    running.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  sweep.stop();
                });

    SweepStatus stopped = sweep.run(plan);
    user.join();

    assertThat(stopped.state()).isEqualTo(SweepStatus.State.STOPPED);
    assertThat(Files.readString(root.resolve("fake/sweep.json"))).contains("\"STOPPED\"");
    SweepStatus resumed = sweep(FailurePolicy.STOP, 0, false).run(plan);
    assertThat(resumed.state()).isEqualTo(SweepStatus.State.DONE);
    assertThat(folders()).hasSize(2);
  }

  @Test
  void twoSweepsOnOneFolderAreRefused() throws IOException {
    Files.createDirectories(root.resolve(FakeSweep.EXPERIMENT));
    try (FolderLock other = FolderLock.acquire(root.resolve(FakeSweep.EXPERIMENT))) {
      assertThatThrownBy(
              () -> sweep(FailurePolicy.STOP, 0, false).run(FakeSweep.plan(root, 1, 1, 0)))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("is in use by process ");
      assertThat(other).isNotNull();
    }
    assertThat(folders()).isEmpty();
  }

  @Test
  void killedAtAnyMomentItGoesOnToTheSameResults() throws Exception {
    Path whole = root.resolve("whole");
    new Sweep(
            FakeSweep.options(whole, FailurePolicy.STOP, 0, false),
            FakeSweep.launcher(whole, 2),
            status -> {})
        .run(FakeSweep.plan(whole, 2, 100, 5));

    Path cut = root.resolve("cut");
    int kills = 0;
    while (!runSweep(cut, 1500 + 700 * kills)) {
      kills++;
      assertThat(kills).as("the sweep comes forward").isLessThan(30);
    }

    assertThat(kills).isPositive();
    assertThat(results(cut)).isEqualTo(results(whole));
    assertThat(folders(cut)).allMatch(run -> run.record().status() == RunStatus.DONE).hasSize(2);
  }

  /** Runs a sweep as a process of its own and kills it after a while; says whether it ended. */
  private static boolean runSweep(Path root, long millis) throws Exception {
    Process process =
        new ProcessBuilder(
                FakeSweep.program(FakeSweep.class)
                    .commandLine(List.of(root.toString(), "2", "100", "5")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      assertThat(process.exitValue()).isZero();
      return true;
    }
    process.destroyForcibly().waitFor();
    return false;
  }

  private Sweep sweep(FailurePolicy policy, int retries, boolean force) {
    return sweep(policy, retries, force, 2);
  }

  private Sweep sweep(FailurePolicy policy, int retries, boolean force, int slots) {
    return new Sweep(
        FakeSweep.options(root, policy, retries, force),
        FakeSweep.launcher(root, slots),
        status -> {});
  }

  private List<StoredRun> folders() {
    return folders(root);
  }

  private static List<StoredRun> folders(Path root) {
    return new RunStore(root).list().runs();
  }

  private Map<String, String> results() throws Exception {
    return results(root);
  }

  private static Map<String, String> results(Path root) throws Exception {
    Map<String, String> results = new TreeMap<>();
    try (Stream<Path> files = Files.list(root.resolve(FakeSweep.EXPERIMENT))) {
      for (Path folder : files.filter(f -> Files.exists(f.resolve("record.json"))).toList()) {
        results.put(RunStore.load(folder).record().configurationHash(), FakeRun.result(folder));
      }
    }
    return results;
  }
}
