package org.dynconv.run.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.error.UserException;
import org.dynconv.run.FolderLock;
import org.dynconv.run.RunRecord;

/**
 * Brings every run of a plan to its end: those that are done are skipped, those that were cut go on
 * from where they were, the others start. Killed at any moment, the same sweep goes on when it is
 * started again.
 */
public final class Sweep {
  private static final int LAST_LINES = 3;

  private final SweepOptions options;
  private final Launcher launcher;
  private final SweepView view;
  private final Instant started = Instant.now();
  private final RunIndex index;
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private volatile boolean stopped;
  private boolean stopping;

  /**
   * Prepares a sweep.
   *
   * @param options how it is done
   * @param launcher starts the runs
   * @param view shows it
   */
  public Sweep(SweepOptions options, Launcher launcher, SweepView view) {
    this.options = options;
    this.launcher = launcher;
    this.view = view;
    this.index = new RunIndex(options.folder(), options.revision());
  }

  /** Asks the sweep to stop as soon as it can: from another thread, such as a Ctrl-C's. */
  public void stop() {
    stopped = true;
  }

  /**
   * Does the sweep.
   *
   * @param plan its runs; equal ones count once
   * @return how it ended
   * @throws UserException if another sweep is at work in the folder, or it cannot be written
   */
  public SweepStatus run(List<PlannedRun> plan) {
    makeFolder();
    FolderLock lock = FolderLock.acquire(options.folder());
    try {
      return locked(plan);
    } finally {
      launcher.close();
      lock.close();
    }
  }

  private SweepStatus locked(List<PlannedRun> plan) {
    plan.forEach(run -> tasks.putIfAbsent(run.id(), new Task(run)));
    index.refresh();
    if (!options.force()) {
      skipDone();
    }
    launcher.submit(
        tasks.values().stream().filter(task -> !task.state().ended()).map(Task::job).toList());
    while (!stopped && tasks.values().stream().anyMatch(task -> !task.state().ended())) {
      look();
      publish(SweepStatus.State.RUNNING);
      pause();
    }
    launcher.close();
    tasks.values().stream()
        .filter(task -> !task.state().ended())
        .forEach(task -> task.end(RunState.STOPPED, null));
    return publish(lastState());
  }

  private void makeFolder() {
    try {
      Files.createDirectories(options.folder());
    } catch (IOException e) {
      throw new UserException(
          "Cannot make the folder "
              + options.folder()
              + " ("
              + e.getMessage()
              + "). Check its rights and the free space.",
          e);
    }
  }

  private void skipDone() {
    for (Task task : tasks.values()) {
      index.done(task.hash()).ifPresent(task::doneBefore);
    }
  }

  private void look() {
    Map<String, JobState> states = launcher.poll();
    index.refresh();
    for (Task task : tasks.values()) {
      JobState state = states.get(task.job().id());
      if (state == null || task.state().ended()) {
        continue;
      }
      switch (state) {
        case WAITING -> {}
        case RUNNING -> running(task);
        case SUCCEEDED -> {
          running(task);
          task.end(RunState.DONE, null);
        }
        case FAILED -> {
          running(task);
          failed(task);
        }
        case STOPPED -> task.end(RunState.STOPPED, null);
      }
    }
  }

  private void running(Task task) {
    task.running(launcher.log(task.job()));
    index.newest(task.hash()).ifPresent(task::look);
  }

  private void failed(Task task) {
    String reason = reason(task);
    if (task.attempts() <= options.retries() && !stopping) {
      task.retrying(reason);
      launcher.submit(List.of(task.job()));
      return;
    }
    task.end(RunState.FAILED, reason);
    if (options.onFailure() == FailurePolicy.STOP) {
      stopping = true;
      launcher.dropWaiting();
    }
  }

  /** What the run's record says, else the end of its output. */
  private String reason(Task task) {
    return index
        .newest(task.hash())
        .map(run -> run.record())
        .filter(record -> record.failure() != null)
        .map(Sweep::message)
        .orElseGet(() -> lastLines(launcher.log(task.job())));
  }

  private static String message(RunRecord record) {
    return record.failure().message();
  }

  private static String lastLines(Path log) {
    try {
      List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "it ended without output";
    }
  }

  private void pause() {
    try {
      Thread.sleep(options.interval());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  private SweepStatus.State lastState() {
    if (stopped) {
      return SweepStatus.State.STOPPED;
    }
    boolean allDone =
        tasks.values().stream()
            .allMatch(
                task -> task.state() == RunState.DONE || task.state() == RunState.DONE_BEFORE);
    return allDone ? SweepStatus.State.DONE : SweepStatus.State.FAILED;
  }

  private SweepStatus publish(SweepStatus.State state) {
    List<RunProgress> runs = new ArrayList<>();
    tasks.values().forEach(task -> runs.add(task.progress(options.runs())));
    SweepStatus status =
        new SweepStatus(
            SweepStatus.VERSION,
            options.experiment(),
            state,
            launcher.name(),
            options.revision().label(),
            started,
            Instant.now(),
            runs);
    status.write(options.folder());
    view.show(status);
    return status;
  }
}
