package org.dynconv.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dynconv.error.UserException;

/**
 * A run's metrics, one JSON line an epoch, only ever appended to. A line without its line feed is
 * what a crash leaves: readers pass over it, and {@link #open} cuts it off.
 */
public final class MetricsLog {
  private final Path file;

  private MetricsLog(Path file) {
    this.file = file;
  }

  /**
   * Opens a log for appending; one that is not there is made by the first line.
   *
   * @param file the log
   * @return the log, a torn last line cut off
   * @throws UserException when the file cannot be read or written
   */
  public static MetricsLog open(Path file) {
    if (Files.exists(file)) {
      byte[] content = bytes(file);
      int whole = wholeLines(content);
      if (whole < content.length) {
        truncate(file, whole);
      }
    }
    return new MetricsLog(file);
  }

  /**
   * Reads a log, which another process may be writing.
   *
   * @param file the log; one that is not there is empty
   * @return its lines in order
   * @throws UserException when a line is not what was written (named by its number), or the file
   *     cannot be read
   */
  public static List<EpochMetrics> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    byte[] content = bytes(file);
    String whole = new String(content, 0, wholeLines(content), StandardCharsets.UTF_8);
    List<EpochMetrics> metrics = new ArrayList<>();
    int number = 0;
    for (String line : whole.lines().toList()) {
      metrics.add(parse(file, ++number, line));
    }
    return List.copyOf(metrics);
  }

  /**
   * Adds one line and forces it to the disk.
   *
   * @param metrics the epoch
   * @throws UserException when the disk is full or the file cannot be written
   */
  public void append(EpochMetrics metrics) {
    ByteBuffer line = StandardCharsets.UTF_8.encode(RunJson.line(metrics) + "\n");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND)) {
        appendWhole(channel, line);
      }
    } catch (IOException e) {
      throw FileTrouble.cannot("write", file, e);
    }
  }

  /**
   * Forgets a model's epochs after the one it resumes from, so that a resumed run leaves the lines
   * an uninterrupted one would.
   *
   * @param model the model's name
   * @param epoch the last epoch to keep; 0 keeps none
   * @throws UserException when the log is damaged or cannot be written
   */
  public void truncateAfter(String model, int epoch) {
    List<EpochMetrics> before = read();
    String kept =
        before.stream()
            .filter(line -> !line.model().equals(model) || line.epoch() <= epoch)
            .map(line -> RunJson.line(line) + "\n")
            .collect(Collectors.joining());
    if (!before.isEmpty()) {
      AtomicFile.write(file, kept.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads the log's lines.
   *
   * @return its lines in order
   * @throws UserException when a line is not what was written, or the file cannot be read
   */
  public List<EpochMetrics> read() {
    return read(file);
  }

  /** A full disk may take half a line: what was there before is put back. */
  private static void appendWhole(FileChannel channel, ByteBuffer line) throws IOException {
    long before = channel.size();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(before);
      throw e;
    }
  }

  private static EpochMetrics parse(Path file, int number, String line) {
    try {
      return RunJson.reader(EpochMetrics.class).readValue(line);
    } catch (IOException e) {
      throw new UserException(
          "Line "
              + number
              + " of "
              + file
              + " is damaged: "
              + e.getMessage().lines().findFirst().orElse("not JSON")
              + ". Expected one JSON object an epoch; restore the file, or remove the line to go on"
              + " without that epoch.",
          e);
    }
  }

  private static int wholeLines(byte[] content) {
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileTrouble.cannot("read", file, e);
    }
  }

  private static void truncate(Path file, int length) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
      channel.force(true);
    } catch (IOException e) {
      throw FileTrouble.cannot("write", file, e);
    }
  }
}
