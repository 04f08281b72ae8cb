package org.dynconv.run.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dynconv.error.UserException;
import org.dynconv.run.Revision;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStatus;
import org.dynconv.run.RunStore;
import org.dynconv.run.StoredRun;

/**
 * Finds the runs of an experiment by what they compute: the hash of their configuration and the
 * revision of their code. Each folder is read once; new ones are found by {@link #refresh}.
 */
final class RunIndex {
  private final Path folder;
  private final Revision revision;
  private final Map<Path, String> hashes = new HashMap<>();

  RunIndex(Path folder, Revision revision) {
    this.folder = folder;
    this.revision = revision;
  }

  /** Looks for folders that were not there before. */
  void refresh() {
    for (Path candidate : folders()) {
      if (!hashes.containsKey(candidate)) {
        read(candidate)
            .filter(record -> record.revision().equals(revision))
            .ifPresent(record -> hashes.put(candidate, record.configurationHash()));
      }
    }
  }

  /** The newest run of a configuration that is done. */
  Optional<StoredRun> done(String hash) {
    return runs(hash).stream().filter(run -> run.record().status() == RunStatus.DONE).findFirst();
  }

  /** The newest run of a configuration. */
  Optional<StoredRun> newest(String hash) {
    return runs(hash).stream().findFirst();
  }

  private List<StoredRun> runs(String hash) {
    return hashes.entrySet().stream()
        .filter(entry -> entry.getValue().equals(hash))
        .map(Map.Entry::getKey)
        .sorted((a, b) -> b.getFileName().toString().compareTo(a.getFileName().toString()))
        .flatMap(path -> read(path).map(record -> new StoredRun(path, record)).stream())
        .toList();
  }

  /** A folder that has no readable record yet, or is being made, is none of ours so far. */
  private static Optional<RunRecord> read(Path path) {
    try {
      return Optional.of(RunStore.load(path).record());
    } catch (UserException e) {
      return Optional.empty();
    }
  }

  private List<Path> folders() {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .filter(Files::isDirectory)
          .toList();
    } catch (IOException e) {
      throw new UserException(
          "Cannot list " + folder + " (" + e.getMessage() + "). Check its rights.", e);
    }
  }
}
