package org.dynconv.experiments.registry;

import java.util.List;
import java.util.Optional;

/**
 * The settings of one place: a file, or the command line.
 *
 * @param base the experiment that it extends
 * @param assignments the settings it gives, whose values are not parsed yet
 * @param paper the paper's numbers; empty when it says nothing of them
 * @param grid the runs of a sweep; empty when it says nothing of them
 */
record Layer(
    Optional<Base> base,
    List<Assignment> assignments,
    Optional<List<PaperResult>> paper,
    Optional<Grid> grid) {
  /**
   * The experiment that a file extends.
   *
   * @param name as written
   * @param origin where it is written
   */
  record Base(String name, Origin.Line origin) {}

  /**
   * A setting with its value as written.
   *
   * @param key the setting's key, not checked yet
   * @param words the value; empty for an empty list
   * @param origin where it is written
   */
  record Assignment(String key, List<String> words, Origin origin) {}
}
