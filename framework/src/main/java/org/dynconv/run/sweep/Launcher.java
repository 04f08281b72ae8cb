package org.dynconv.run.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Starts jobs somewhere and says how they go. A launcher serves one sweep, from one thread. Its
 * jobs can be cut at any moment, by it or by others: whoever starts a job again gets it from where
 * it was.
 */
public interface Launcher extends AutoCloseable {
  /**
   * What kind of launcher it is.
   *
   * @return the name by which a user chooses it
   */
  String name();

  /**
   * Puts jobs in line. A job that was submitted before and has ended is started again.
   *
   * @param jobs the jobs, in the order in which they should start
   * @throws org.dynconv.error.UserException if the launcher cannot take them
   */
  void submit(List<Job> jobs);

  /**
   * Looks at all jobs that were submitted, and starts what can start.
   *
   * @return the state of each by its id
   */
  Map<String, JobState> poll();

  /** From now on nothing starts: what waits is stopped, what runs goes on. */
  void dropWaiting();

  /**
   * Where a job's output goes.
   *
   * @param job a job that was submitted
   * @return a text file, which need not exist yet
   */
  Path log(Job job);

  /** Stops everything that has not ended, and waits for it; a second time it does nothing. */
  @Override
  void close();
}
