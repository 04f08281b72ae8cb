package org.dynconv.run;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Everything needed to say what a run was and to repeat it: {@code record.json} in its folder. An
 * immutable value; each step of a run makes the next record from the last.
 *
 * @param version of this schema, {@value #VERSION}
 * @param experiment the experiment's name
 * @param configuration the resolved configuration
 * @param configurationHash {@link Configuration#hash()}
 * @param seeds root seed and streams
 * @param revision of the code
 * @param environment machine and software
 * @param data the data set; null until it was opened
 * @param status how far the run came
 * @param started when it started
 * @param finished when it ended; null while it runs
 * @param failure why it failed; null when it did not
 * @param results what each trained model came to, in the order of training
 * @param artefacts SHA-256 by file name relative to the folder
 */
@JsonPropertyOrder({
  "version",
  "experiment",
  "status",
  "started",
  "finished",
  "configuration",
  "configurationHash",
  "seeds",
  "revision",
  "environment",
  "data",
  "results",
  "failure",
  "artefacts"
})
public record RunRecord(
    int version,
    String experiment,
    Configuration configuration,
    String configurationHash,
    Seeds seeds,
    Revision revision,
    Environment environment,
    DataSummary data,
    RunStatus status,
    Instant started,
    Instant finished,
    Failure failure,
    List<ModelResult> results,
    Map<String, String> artefacts) {
  /** The schema's version: raised when a reader of the old one would go wrong on the new. */
  public static final int VERSION = 1;

  /**
   * Copies the lists.
   *
   * @param version of this schema
   * @param experiment the experiment's name
   * @param configuration the resolved configuration
   * @param configurationHash its hash
   * @param seeds root seed and streams
   * @param revision of the code
   * @param environment machine and software
   * @param data the data set, or null
   * @param status how far the run came
   * @param started when it started
   * @param finished when it ended, or null
   * @param failure why it failed, or null
   * @param results what each trained model came to
   * @param artefacts SHA-256 by relative file name
   */
  public RunRecord {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(seeds, "seeds");
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(started, "started");
    results = List.copyOf(results);
    artefacts = Collections.unmodifiableMap(new TreeMap<>(artefacts));
  }

  /**
   * The record of a run that starts.
   *
   * @param experiment the experiment's name
   * @param configuration the resolved configuration
   * @param seeds root seed and streams
   * @param revision of the code
   * @param environment machine and software
   * @param started now
   * @return a record with status {@link RunStatus#RUNNING}, no data and no results yet
   */
  public static RunRecord start(
      String experiment,
      Configuration configuration,
      Seeds seeds,
      Revision revision,
      Environment environment,
      Instant started) {
    return new RunRecord(
        VERSION,
        experiment,
        configuration,
        configuration.hash(),
        seeds,
        revision,
        environment,
        null,
        RunStatus.RUNNING,
        started,
        null,
        null,
        List.of(),
        Map.of());
  }

  /**
   * The record once the data set is open.
   *
   * @param summary the data set
   * @return the next record
   */
  public RunRecord withData(DataSummary summary) {
    return next(summary, status, finished, failure, results, artefacts);
  }

  /**
   * The record once a model is trained and tested. A result of the same name, of a resumed run, is
   * replaced.
   *
   * @param result what the model came to
   * @return the next record
   */
  public RunRecord withResult(ModelResult result) {
    List<ModelResult> more = new ArrayList<>(results);
    more.removeIf(old -> old.model().equals(result.model()));
    more.add(result);
    return next(data, status, finished, failure, more, artefacts);
  }

  /**
   * The record with the hashes of files that the run wrote.
   *
   * @param hashes SHA-256 by file name relative to the folder; those of the same name are replaced
   * @return the next record
   */
  public RunRecord withArtefacts(Map<String, String> hashes) {
    Map<String, String> more = new TreeMap<>(artefacts);
    more.putAll(hashes);
    return next(data, status, finished, failure, results, more);
  }

  /**
   * The record of a run that came to its end.
   *
   * @param when now
   * @return the last record
   */
  public RunRecord done(Instant when) {
    return next(data, RunStatus.DONE, when, null, results, artefacts);
  }

  /**
   * The record of a run that failed.
   *
   * @param thrown what ended it
   * @param when now
   * @return the last record, the trace in it
   */
  public RunRecord failed(Throwable thrown, Instant when) {
    return next(data, RunStatus.FAILED, when, Failure.of(thrown), results, artefacts);
  }

  /**
   * The record of a run that goes on after it was cut or failed.
   *
   * @return a record with status {@link RunStatus#RUNNING}, earlier results kept
   */
  public RunRecord resumed() {
    return next(data, RunStatus.RUNNING, null, null, results, artefacts);
  }

  private RunRecord next(
      DataSummary newData,
      RunStatus newStatus,
      Instant newFinished,
      Failure newFailure,
      List<ModelResult> newResults,
      Map<String, String> newArtefacts) {
    return new RunRecord(
        version,
        experiment,
        configuration,
        configurationHash,
        seeds,
        revision,
        environment,
        newData,
        newStatus,
        started,
        newFinished,
        newFailure,
        newResults,
        newArtefacts);
  }
}
