package org.dynconv.run;

import java.nio.file.Path;
import java.util.List;
import org.dynconv.error.UserException;

/**
 * A run that lies in a store.
 *
 * @param folder where it lies
 * @param record what it was
 */
public record StoredRun(Path folder, RunRecord record) {
  /**
   * The run's id.
   *
   * @return its folder's name
   */
  public String id() {
    return folder.getFileName().toString();
  }

  /**
   * Reads the run's metrics without locking it.
   *
   * @return its epochs in order; a line that is just being written is left out
   * @throws UserException when the log is damaged or cannot be read
   */
  public List<EpochMetrics> metrics() {
    return MetricsLog.read(folder.resolve(RunFolder.METRICS));
  }
}
