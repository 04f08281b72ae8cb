package org.dynconv.run.sweep;

import java.util.List;

/**
 * What a launcher starts.
 *
 * @param id unique in its sweep, and the same whenever the sweep is started again; letters and
 *     digits
 * @param arguments the words after the program's name
 */
public record Job(String id, List<String> arguments) {
  /** Copies the arguments. */
  public Job {
    arguments = List.copyOf(arguments);
  }
}
