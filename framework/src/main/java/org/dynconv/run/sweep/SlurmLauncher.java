package org.dynconv.run.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dynconv.error.UserException;
import org.dynconv.run.AtomicFile;
import org.dynconv.run.sweep.SlurmCommands.TaskKey;
import org.dynconv.run.sweep.SlurmCommands.TaskReport;

/**
 * Runs jobs on a cluster through Slurm, as one array job. Tasks of an earlier sweep of the same
 * folder that are still in Slurm's hands are taken over, not submitted twice.
 */
public final class SlurmLauncher implements Launcher {
  /** The name by which a user chooses it. */
  public static final String NAME = "slurm";

  /** Looks without an answer, about a second each, until Slurm counts as gone. */
  private static final int MOST_SILENT_LOOKS = 300;

  /** Looks at a task that is nowhere until it counts as lost: files can take time to show. */
  private static final int MOST_LOST_LOOKS = 10;

  private static final int CLOSE_SECONDS = 60;

  private final SlurmScript script;
  private final Path folder;
  private final SlurmCommands commands;
  private final Map<String, SlurmArray> arrays = new LinkedHashMap<>();
  private final Map<String, TaskKey> tasks = new LinkedHashMap<>();
  private final Map<String, JobState> states = new HashMap<>();
  private final Map<String, Integer> lostLooks = new HashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private int silentLooks;

  /**
   * What Slurm is asked for.
   *
   * @param cores processor cores of each job
   * @param atOnce jobs that may run at a time
   * @param options further options of {@code sbatch}, such as {@code --partition=long}
   */
  public record Resources(int cores, int atOnce, List<String> options) {
    /** Copies the options. */
    public Resources {
      options = List.copyOf(options);
    }
  }

  /**
   * Prepares the launcher.
   *
   * @param program what takes the jobs' arguments; reachable at the same path on every node
   * @param resources what Slurm is asked for
   * @param folder for scripts, output and exit codes, on a file system that every node sees
   */
  public SlurmLauncher(Program program, Resources resources, Path folder) {
    this(program, new SlurmCommands(Map.of()), resources, folder);
  }

  SlurmLauncher(Program program, SlurmCommands commands, Resources resources, Path folder) {
    this.commands = commands;
    this.folder = folder.toAbsolutePath();
    this.script = new SlurmScript(program.withCores(resources.cores()), resources, this.folder);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void submit(List<Job> jobs) {
    makeFolder();
    Set<String> taken = tasks.isEmpty() ? adopt(jobs) : Set.of();
    List<Job> rest = jobs.stream().filter(job -> !taken.contains(job.id())).toList();
    if (rest.isEmpty()) {
      return;
    }
    SlurmArray array =
        new SlurmArray(
            "dynconv-" + UUID.randomUUID().toString().substring(0, 8),
            rest.stream().map(Job::id).toList());
    Path file = folder.resolve(array.name() + ".sh");
    String text = script.text(array, rest, rest.stream().map(this::log).toList());
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    array.write(folder);
    commands.submit(file);
    take(array);
    for (String id : array.jobs()) {
      states.put(id, JobState.WAITING);
      lostLooks.remove(id);
    }
  }

  /** Takes over those jobs that are tasks of an earlier sweep and still in Slurm's hands. */
  private Set<String> adopt(List<Job> jobs) {
    Set<String> wanted = jobs.stream().map(Job::id).collect(Collectors.toSet());
    List<SlurmArray> earlier = earlierArrays();
    Map<TaskKey, TaskReport> active =
        commands
            .active(earlier.stream().map(SlurmArray::name).toList())
            .orElseThrow(
                () ->
                    new UserException(
                        "Slurm does not answer (squeue failed). Check that its controller runs, with: scontrol ping"));
    Set<String> taken = new HashSet<>();
    for (SlurmArray array : earlier) {
      for (int i = 0; i < array.jobs().size(); i++) {
        TaskKey key = new TaskKey(array.name(), i);
        String id = array.jobs().get(i);
        if (wanted.contains(id) && active.containsKey(key)) {
          arrays.put(array.name(), array);
          tasks.put(id, key);
          taken.add(id);
        }
      }
    }
    return taken;
  }

  private void take(SlurmArray array) {
    arrays.put(array.name(), array);
    for (int i = 0; i < array.jobs().size(); i++) {
      tasks.put(array.jobs().get(i), new TaskKey(array.name(), i));
    }
  }

  @Override
  public Map<String, JobState> poll() {
    Optional<Map<TaskKey, TaskReport>> active = commands.active(List.copyOf(arrays.keySet()));
    if (active.isEmpty()) {
      if (++silentLooks > MOST_SILENT_LOOKS) {
        throw new UserException(
            "Slurm has not answered for minutes (squeue fails). Its jobs go on; start the same"
                + " sweep again when it answers.");
      }
      return Map.copyOf(states);
    }
    silentLooks = 0;
    tasks.forEach(
        (id, key) -> {
          if (!ended(id)) {
            states.put(id, state(id, key, active.get()));
          }
        });
    return Map.copyOf(states);
  }

  private boolean ended(String id) {
    JobState state = states.get(id);
    return state == JobState.SUCCEEDED || state == JobState.FAILED || state == JobState.STOPPED;
  }

  private JobState state(String id, TaskKey key, Map<TaskKey, TaskReport> active) {
    TaskReport report = active.get(key);
    if (report != null) {
      lostLooks.remove(id);
      return switch (report.state()) {
        case "RUNNING", "COMPLETING", "SUSPENDED", "STOPPED", "SIGNALING", "STAGE_OUT" ->
            JobState.RUNNING;
        default -> JobState.WAITING;
      };
    }
    Optional<Integer> code = arrays.get(key.array()).exit(folder, key.index());
    if (code.isPresent()) {
      return code.get() == 0 ? JobState.SUCCEEDED : JobState.FAILED;
    }
    if (dropped.contains(id)) {
      return JobState.STOPPED;
    }
    return withoutExitCode(id, key);
  }

  /** The task is over but did not get to its last line: Slurm's accounts say why, if it has any. */
  private JobState withoutExitCode(String id, TaskKey key) {
    String last =
        Optional.ofNullable(commands.over(key.array()).get(key)).map(TaskReport::state).orElse("");
    if (last.startsWith("CANCELLED")) {
      return JobState.STOPPED;
    }
    boolean lost = last.isEmpty() || last.equals("PENDING") || last.equals("RUNNING");
    if (lost && lostLooks.merge(id, 1, Integer::sum) < MOST_LOST_LOOKS) {
      return states.getOrDefault(id, JobState.WAITING);
    }
    return JobState.FAILED;
  }

  @Override
  public void dropWaiting() {
    tasks.keySet().stream().filter(id -> !ended(id)).forEach(dropped::add);
    commands.cancel(
        active().values().stream()
            .filter(report -> report.state().equals("PENDING"))
            .map(TaskReport::id)
            .toList());
  }

  /** What Slurm says of this sweep's tasks that are not over; nothing if it does not answer. */
  private Map<TaskKey, TaskReport> active() {
    Map<TaskKey, TaskReport> active =
        new HashMap<>(commands.active(List.copyOf(arrays.keySet())).orElse(Map.of()));
    active.keySet().retainAll(tasks.values());
    return active;
  }

  @Override
  public Path log(Job job) {
    return folder.resolve(job.id() + ".log");
  }

  @Override
  public void close() {
    Map<TaskKey, TaskReport> left = active();
    commands.cancel(left.values().stream().map(TaskReport::id).toList());
    try {
      for (int second = 0; second < CLOSE_SECONDS && !left.isEmpty(); second++) {
        Thread.sleep(1000);
        left = active();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UserException(
          "Cannot make the folder " + folder + " (" + e.getMessage() + "). Check its rights.", e);
    }
  }

  private List<SlurmArray> earlierArrays() {
    List<SlurmArray> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(SlurmArray::isFile).sorted().toList()) {
        found.add(SlurmArray.read(file));
      }
    } catch (IOException e) {
      throw new UserException(
          "Cannot read the folder " + folder + " (" + e.getMessage() + "). Check its rights.", e);
    }
    return found;
  }
}
