package org.dynconv.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What lies in a store.
 *
 * @param runs the readable runs, newest first
 * @param broken the folders that are no readable runs
 */
public record RunListing(List<StoredRun> runs, List<Broken> broken) {
  /**
   * Copies the lists.
   *
   * @param runs the readable runs
   * @param broken the folders that are no readable runs
   */
  public RunListing {
    runs = List.copyOf(runs);
    broken = List.copyOf(broken);
  }

  /**
   * A folder that is no readable run.
   *
   * @param folder where it lies
   * @param reason what is wrong with it, in one sentence
   */
  public record Broken(Path folder, String reason) {}
}
