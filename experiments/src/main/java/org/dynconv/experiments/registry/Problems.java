package org.dynconv.experiments.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dynconv.error.UserException;

/** Collects every mistake of an experiment's settings, so that a user sees them all at once. */
final class Problems {
  private final List<String> lines = new ArrayList<>();

  void add(Origin origin, String message) {
    lines.add(place(origin) + ": " + message);
  }

  /**
   * Ends the collection.
   *
   * @param experiment whose settings they are
   * @throws UserException if there was a mistake; one line for each
   */
  void throwIfAny(String experiment) {
    if (lines.isEmpty()) {
      return;
    }
    String count = lines.size() == 1 ? "1 mistake" : lines.size() + " mistakes";
    throw new UserException(
        "%s in the settings of \"%s\":\n  %s\nAll settings: ./dynconv list --settings"
            .formatted(count, experiment, String.join("\n  ", lines)));
  }

  private static String place(Origin origin) {
    return switch (origin) {
      case Origin.Catalogue catalogue -> "default";
      case Origin.Recorded recorded -> "in the run's record";
      case Origin.CommandLine commandLine -> "on the command line";
      case Origin.Line at -> readable(at.file()) + ":" + at.line();
    };
  }

  /** Relative to the working directory when it lies below. */
  private static Path readable(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }
}
