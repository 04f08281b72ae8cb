package org.dynconv.run.sweep;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.run.AtomicFile;
import org.dynconv.run.RunJson;

/**
 * A sweep as it is now: {@value #FILE} in the experiment's folder, for people and programs.
 *
 * @param version of this schema, {@value #VERSION}
 * @param experiment the experiment's name
 * @param state how the sweep itself is
 * @param launcher the launcher's name
 * @param revision the code, in short
 * @param started when it started
 * @param updated when this was
 * @param runs every run in the plan's order
 */
public record SweepStatus(
    int version,
    String experiment,
    State state,
    String launcher,
    String revision,
    Instant started,
    Instant updated,
    List<RunProgress> runs) {
  /** The schema's version. */
  public static final int VERSION = 1;

  /** The file's name. */
  public static final String FILE = "sweep.json";

  /** How a sweep is. */
  public enum State {
    /** Under way, or killed: then its lock is free. */
    RUNNING,
    /** Every run is done. */
    DONE,
    /** Ended, but some run is not done. */
    FAILED,
    /** Stopped by the user. */
    STOPPED
  }

  /** Copies the runs. */
  public SweepStatus {
    runs = List.copyOf(runs);
  }

  /**
   * Counts the runs.
   *
   * @return how many there are of each state, those with none left out
   */
  @JsonIgnore
  public Map<RunState, Long> counts() {
    Map<RunState, Long> counts = new LinkedHashMap<>();
    Arrays.stream(RunState.values())
        .forEach(
            state -> {
              long count = runs.stream().filter(run -> run.state() == state).count();
              if (count > 0) {
                counts.put(state, count);
              }
            });
    return counts;
  }

  /** Writes the file, whole or not at all. */
  void write(Path folder) {
    AtomicFile.write(folder.resolve(FILE), RunJson.page(this));
  }
}
