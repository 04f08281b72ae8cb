package org.dynconv.run.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dynconv.error.UserException;

/**
 * Runs jobs as processes on this machine, so many at a time, the cores shared out among them. The
 * processes end when this one does, in whatever way (see {@link Leash}).
 */
public final class LocalLauncher implements Launcher {
  /** The name by which a user chooses it. */
  public static final String NAME = "local";

  private static final int GRACE_SECONDS = 10;

  /** As shells report a process that SIGINT or SIGTERM ended. */
  private static final int INTERRUPTED = 128 + 2;

  private static final int TERMINATED = 128 + 15;

  private final Program program;
  private final int slots;
  private final int coresEach;
  private final Path logs;
  private final Deque<Job> line = new ArrayDeque<>();
  private final Map<String, JobState> states = new LinkedHashMap<>();
  private final Map<String, Process> running = new HashMap<>();

  /**
   * Prepares the launcher.
   *
   * @param program what takes the jobs' arguments
   * @param slots jobs at a time, at least 1
   * @param cores processor cores to share out among them; each gets at least 1
   * @param logs the folder for the jobs' output; made when missing
   */
  public LocalLauncher(Program program, int slots, int cores, Path logs) {
    this.slots = slots;
    this.coresEach = Math.max(1, cores / slots);
    this.program = program.withCores(coresEach).withFlag("-D" + Leash.PROPERTY + "=true");
    this.logs = logs;
  }

  /**
   * The cores that each job gets.
   *
   * @return at least 1
   */
  public int coresEach() {
    return coresEach;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void submit(List<Job> jobs) {
    for (Job job : jobs) {
      line.add(job);
      states.put(job.id(), JobState.WAITING);
    }
  }

  @Override
  public Map<String, JobState> poll() {
    while (running.size() < slots && !line.isEmpty()) {
      Job job = line.remove();
      running.put(job.id(), start(job));
      states.put(job.id(), JobState.RUNNING);
    }
    // A place that gets free is filled at the next look: a failure may stop the sweep before.
    running.entrySet().removeIf(entry -> ended(entry.getKey(), entry.getValue()));
    return Map.copyOf(states);
  }

  @Override
  public void dropWaiting() {
    line.forEach(job -> states.put(job.id(), JobState.STOPPED));
    line.clear();
  }

  @Override
  public Path log(Job job) {
    return logs.resolve(job.id() + ".log");
  }

  @Override
  public void close() {
    dropWaiting();
    running.values().forEach(Process::destroy);
    running.forEach(
        (id, process) -> {
          states.put(id, JobState.STOPPED);
          await(process);
        });
    running.clear();
  }

  private boolean ended(String id, Process process) {
    if (process.isAlive()) {
      return false;
    }
    states.put(id, ofExit(process.exitValue()));
    return true;
  }

  /**
   * A run that Ctrl-C or a polite kill reached was stopped by somebody: nothing is wrong with it.
   */
  private static JobState ofExit(int code) {
    return switch (code) {
      case 0 -> JobState.SUCCEEDED;
      case INTERRUPTED, TERMINATED -> JobState.STOPPED;
      default -> JobState.FAILED;
    };
  }

  private Process start(Job job) {
    try {
      Files.createDirectories(logs);
      ProcessBuilder builder =
          new ProcessBuilder(program.commandLine(job.arguments()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log(job).toFile()));
      builder.environment().put("OMP_NUM_THREADS", Integer.toString(coresEach));
      return builder.start();
    } catch (IOException e) {
      throw new UserException(
          "Cannot start a run of the sweep ("
              + e.getMessage()
              + "). Check free memory and the rights on "
              + logs
              + ".",
          e);
    }
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
