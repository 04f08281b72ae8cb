package org.dynconv.run.sweep;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.error.UserException;
import org.dynconv.run.EpochMetrics;
import org.dynconv.run.ModelResult;
import org.dynconv.run.StoredRun;

/** A run of a sweep with what has happened to it so far. */
final class Task {
  private final PlannedRun plan;
  private final String hash;
  private final Job job;
  private RunState state = RunState.WAITING;
  private int attempts;
  private int epoch;
  private Double trainTop1;
  private StoredRun run;
  private Path log;
  private String message;

  Task(PlannedRun plan) {
    this.plan = plan;
    this.hash = plan.configuration().hash();
    this.job = new Job(plan.id(), plan.arguments());
  }

  Job job() {
    return job;
  }

  String hash() {
    return hash;
  }

  RunState state() {
    return state;
  }

  int attempts() {
    return attempts;
  }

  void doneBefore(StoredRun earlier) {
    state = RunState.DONE_BEFORE;
    look(earlier);
  }

  void running(Path output) {
    if (state != RunState.RUNNING) {
      state = RunState.RUNNING;
      attempts++;
      log = output;
    }
  }

  void retrying(String reason) {
    state = RunState.RETRYING;
    message = reason;
  }

  void end(RunState last, String reason) {
    state = last;
    message = reason;
  }

  /** Takes over how far the run is. */
  void look(StoredRun found) {
    run = found;
    try {
      List<EpochMetrics> metrics = found.metrics();
      epoch = metrics.size();
      trainTop1 = metrics.isEmpty() ? null : metrics.getLast().trainTop1();
    } catch (UserException e) {
      // The run itself will say what is wrong with its files; a look from outside need not.
      epoch = 0;
    }
  }

  RunProgress progress(Path root) {
    Map<String, Double> top1 = new LinkedHashMap<>();
    if (run != null) {
      for (ModelResult result : run.record().results()) {
        top1.put(result.model(), result.top1());
      }
    }
    return new RunProgress(
        plan.id(),
        plan.label(),
        state,
        attempts,
        epoch,
        plan.epochs(),
        trainTop1,
        run == null ? null : relative(root, run.folder()),
        log == null ? null : relative(root, log),
        message,
        top1);
  }

  private static String relative(Path root, Path path) {
    return root.toAbsolutePath().relativize(path.toAbsolutePath()).toString();
  }
}
