package org.dynconv.run.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dynconv.error.UserException;

/** The programs of Slurm that a sweep needs, and what they print. */
final class SlurmCommands {
  private final Map<String, String> environment;

  /**
   * Prepares the commands.
   *
   * @param environment variables that they get beside this process's own
   */
  SlurmCommands(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** A program's exit code and output. */
  private record Answer(int code, String output, String error) {}

  /** A task of an array job: the job's name and the task's number. */
  record TaskKey(String array, int index) {}

  /** What Slurm says of a task: how it calls it, and its state. */
  record TaskReport(String id, String state) {}

  /** Submits an array job. */
  void submit(Path script) {
    Answer answer = run(List.of("sbatch", "--parsable", script.toString()));
    if (answer.code() != 0) {
      throw new UserException(
          "Slurm refused the sweep's array job: " + answer.error() + " (script: " + script + ")");
    }
  }

  /** The states of the tasks that are not over yet; nothing if Slurm does not answer now. */
  Optional<Map<TaskKey, TaskReport>> active(List<String> arrays) {
    if (arrays.isEmpty()) {
      return Optional.of(Map.of());
    }
    Answer answer =
        run(
            List.of(
                "squeue",
                "--noheader",
                "--array",
                "--user=" + System.getProperty("user.name"),
                "--name=" + String.join(",", arrays),
                "--format=%j|%K|%i|%T"));
    return answer.code() == 0 ? Optional.of(parse(answer.output())) : Optional.empty();
  }

  /** The last states of tasks that are over, as far as the cluster keeps accounts. */
  Map<TaskKey, TaskReport> over(String array) {
    Answer answer =
        run(
            List.of(
                "sacct",
                "--noheader",
                "--parsable2",
                "--allocations",
                "--array",
                "--name=" + array,
                "--format=JobName,JobID,JobID,State"));
    return answer.code() == 0 ? parse(answer.output()) : Map.of();
  }

  /** Cancels tasks. */
  void cancel(Collection<String> ids) {
    if (!ids.isEmpty()) {
      List<String> words = new ArrayList<>(List.of("scancel", "--quiet"));
      words.addAll(ids);
      run(words);
    }
  }

  /** Lines of name, number (perhaps behind the job's own, as in 12_3), id and state. */
  static Map<TaskKey, TaskReport> parse(String output) {
    Map<TaskKey, TaskReport> tasks = new HashMap<>();
    for (String line : output.lines().toList()) {
      String[] cells = line.strip().split("\\|", -1);
      if (cells.length == 4) {
        String index = cells[1].substring(cells[1].indexOf('_') + 1);
        if (!index.isEmpty() && index.chars().allMatch(Character::isDigit)) {
          // "CANCELLED by 0" is a state too.
          tasks.put(
              new TaskKey(cells[0], Integer.parseInt(index)),
              new TaskReport(cells[2], cells[3].split(" ", -1)[0]));
        }
      }
    }
    return tasks;
  }

  private Answer run(List<String> words) {
    try {
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      String error =
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Answer(process.waitFor(), output, error);
    } catch (IOException e) {
      throw new UserException(
          "\""
              + words.getFirst()
              + "\" cannot be started: the slurm launcher needs Slurm's commands on the PATH. Use"
              + " --launcher local on a machine without Slurm.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(-1, "", "interrupted");
    }
  }
}
