package org.dynconv.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dynconv.error.UserException;

/**
 * The folder of one run, {@code <root>/<experiment>/<id>}, locked for this process while open.
 * Every write is atomic, and no run ever writes into another's folder. Ids are times, so that they
 * sort by age.
 */
public final class RunFolder implements AutoCloseable {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  static final String METRICS = "metrics.jsonl";

  private final Path path;
  private final FolderLock lock;

  private RunFolder(Path path, FolderLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the folder of a new run.
   *
   * @param root the folder of all runs, such as {@code runs}; made when missing
   * @param experiment the experiment's name: letters, digits, {@code . _ -}
   * @return the new, empty, locked folder
   * @throws UserException when the name is not one, or the folder cannot be made
   */
  public static RunFolder create(Path root, String experiment) {
    if (!NAME.matcher(experiment).matches()) {
      throw new UserException(
          "Run name \""
              + experiment
              + "\" cannot name a folder. Use letters, digits, \".\", \"_\" and \"-\", a letter or"
              + " digit first.");
    }
    Path parent = root.resolve(experiment);
    try {
      Files.createDirectories(parent);
      return open(createUnique(parent, ID.format(Instant.now())));
    } catch (IOException e) {
      throw FileTrouble.cannot("create a run folder in", parent, e);
    }
  }

  /**
   * Opens the folder of an earlier run, to resume it or to report on it.
   *
   * @param folder the run's folder
   * @return the locked folder
   * @throws UserException when it is not there, or a live process uses it
   */
  public static RunFolder open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UserException(
          "There is no run folder " + folder + ". Give the folder that a run printed.");
    }
    return new RunFolder(folder, FolderLock.acquire(folder));
  }

  /**
   * Where the folder lies.
   *
   * @return the folder
   */
  public Path path() {
    return path;
  }

  /**
   * The run's id, unique for its experiment.
   *
   * @return the folder's name
   */
  public String id() {
    return path.getFileName().toString();
  }

  /**
   * A file of the run.
   *
   * @param relative its name, relative to the folder
   * @return where it lies
   * @throws IllegalArgumentException when the name leads out of the folder
   */
  public Path resolve(String relative) {
    Path file = path.resolve(relative).normalize();
    if (!file.startsWith(path.normalize()) || file.equals(path.normalize())) {
      throw new IllegalArgumentException("not a file of the run folder: " + relative);
    }
    return file;
  }

  /**
   * Writes a file of the run, whole or not at all.
   *
   * @param relative its name, relative to the folder
   * @param content writes its bytes
   * @return where it lies
   * @throws UserException when it cannot be written; earlier content stays
   */
  public Path write(String relative, AtomicFile.Content content) {
    Path file = resolve(relative);
    AtomicFile.write(file, content);
    return file;
  }

  /**
   * Writes the run's record.
   *
   * @param record the record
   * @throws UserException when it cannot be written; the earlier record stays
   */
  public void save(RunRecord record) {
    RecordFile.write(path, record);
  }

  /**
   * Reads the run's record.
   *
   * @return the record
   * @throws UserException when there is none or it is damaged
   */
  public RunRecord record() {
    return RecordFile.read(path);
  }

  /**
   * Opens the run's metrics, a line torn by a crash cut off.
   *
   * @return the log, {@code metrics.jsonl}
   * @throws UserException when it cannot be read or written
   */
  public MetricsLog metrics() {
    return MetricsLog.open(resolve(METRICS));
  }

  /**
   * Hashes files of the run for its record.
   *
   * @param files files in the folder
   * @return SHA-256 by name relative to the folder, with {@code /} between names
   * @throws UserException when one cannot be read
   */
  public SortedMap<String, String> hashes(Collection<Path> files) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Path file : files) {
      hashes.put(path.relativize(file).toString().replace('\\', '/'), Sha256.of(file));
    }
    return hashes;
  }

  /** Gives the folder free for other processes. */
  @Override
  public void close() {
    lock.close();
  }

  /** Making a folder either succeeds for one process or fails: no two get the same. */
  private static Path createUnique(Path parent, String id) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path folder = parent.resolve(attempt == 1 ? id : id + "-" + attempt);
      try {
        return Files.createDirectory(folder);
      } catch (FileAlreadyExistsException e) {
        if (attempt == 1000) {
          throw e;
        }
      }
    }
  }
}
