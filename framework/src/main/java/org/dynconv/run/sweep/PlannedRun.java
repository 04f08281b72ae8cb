package org.dynconv.run.sweep;

import java.util.List;
import org.dynconv.run.Configuration;

/**
 * One run of a sweep.
 *
 * @param label what sets it apart from the others, such as {@code budget=0.5 seed=1}
 * @param configuration its resolved configuration
 * @param epochs all epochs of all its models, for the progress
 * @param arguments the command that runs it, or goes on with it where it was cut
 */
public record PlannedRun(
    String label, Configuration configuration, int epochs, List<String> arguments) {
  /** Letters of the hash that make an id: enough to tell a sweep's runs apart. */
  private static final int ID_LENGTH = 16;

  /** Copies the arguments. */
  public PlannedRun {
    arguments = List.copyOf(arguments);
  }

  /**
   * The run's id in its sweep: the same whenever the sweep is planned again.
   *
   * @return the beginning of the configuration's hash
   */
  public String id() {
    return configuration.hash().substring(0, ID_LENGTH);
  }
}
