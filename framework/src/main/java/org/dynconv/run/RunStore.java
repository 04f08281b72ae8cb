package org.dynconv.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dynconv.error.Suggestion;
import org.dynconv.error.UserException;

/**
 * Finds the runs below a root folder laid out as {@code <root>/<experiment>/<id>}. It only reads,
 * and takes no lock.
 *
 * @param root the folder of all runs
 */
public record RunStore(Path root) {
  /**
   * Reads all records.
   *
   * @return the runs, newest first, and the folders that are none; nothing when the root is not
   *     there
   * @throws UserException when the root cannot be read
   */
  public RunListing list() {
    List<StoredRun> runs = new ArrayList<>();
    List<RunListing.Broken> broken = new ArrayList<>();
    for (Path experiment : folders(root)) {
      for (Path folder : folders(experiment)) {
        try {
          runs.add(new StoredRun(folder, RecordFile.read(folder)));
        } catch (UserException e) {
          broken.add(new RunListing.Broken(folder, e.getMessage()));
        }
      }
    }
    runs.sort(
        Comparator.comparing((StoredRun run) -> run.record().started())
            .thenComparing(StoredRun::id)
            .reversed());
    return new RunListing(runs, broken);
  }

  /**
   * Loads one run.
   *
   * @param folder its folder
   * @return the run
   * @throws UserException when it has no readable record
   */
  public static StoredRun load(Path folder) {
    return new StoredRun(folder, RecordFile.read(folder));
  }

  /**
   * Finds the run a user means.
   *
   * @param text a run's folder, an experiment's name (its newest run is meant), the beginning of an
   *     id, or {@code experiment/beginning-of-id}
   * @return the run
   * @throws UserException when none fits (with the nearest name) or several do (all named)
   */
  public StoredRun find(String text) {
    if (Files.exists(Path.of(text).resolve(RecordFile.NAME))) {
      return load(Path.of(text));
    }
    List<StoredRun> runs = list().runs();
    List<StoredRun> ofExperiment = runs.stream().filter(run -> experiment(run, text)).toList();
    if (!ofExperiment.isEmpty()) {
      return ofExperiment.getFirst();
    }
    List<StoredRun> byId = runs.stream().filter(run -> idBegins(run, text)).toList();
    return switch (byId.size()) {
      case 1 -> byId.getFirst();
      case 0 -> throw unknown(text, runs);
      default -> throw ambiguous(text, byId);
    };
  }

  private static boolean experiment(StoredRun run, String text) {
    return run.folder().getParent().getFileName().toString().equals(text);
  }

  private static boolean idBegins(StoredRun run, String text) {
    return run.id().startsWith(text) || fullName(run).startsWith(text);
  }

  private static String fullName(StoredRun run) {
    return run.folder().getParent().getFileName() + "/" + run.id();
  }

  private UserException unknown(String text, List<StoredRun> runs) {
    List<String> names =
        runs.stream()
            .map(run -> run.folder().getParent().getFileName().toString())
            .distinct()
            .sorted()
            .toList();
    String known =
        names.isEmpty() ? "There are no runs yet." : "Known: " + String.join(", ", names) + ".";
    return new UserException(
        "No run \""
            + text
            + "\" in "
            + root
            + "."
            + Suggestion.didYouMean(text, names)
            + " "
            + known);
  }

  private static UserException ambiguous(String text, List<StoredRun> runs) {
    return new UserException(
        "\""
            + text
            + "\" fits several runs: "
            + runs.stream().map(RunStore::fullName).collect(Collectors.joining(", "))
            + ". Write more of the id.");
  }

  /** Sub-folders in the order of their names; hidden ones are not runs. */
  private static List<Path> folders(Path parent) {
    if (!Files.exists(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw FileTrouble.cannot("list", parent, e);
    }
  }
}
