package org.dynconv.tensorboard;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.dynconv.error.UserException;

/**
 * An event file that TensorBoard shows while it grows: events are appended one by one, each whole.
 */
public final class EventFile implements AutoCloseable {
  /** TensorBoard takes a file for its own by {@code tfevents} in its name. */
  private static final String PREFIX = "events.out.tfevents.";

  private final Path file;
  private final OutputStream out;

  private EventFile(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Starts an event file anew; one that is there is replaced.
   *
   * @param folder one line of the charts, by its name; made when missing
   * @param name the end of the file's name; TensorBoard reads a folder's files in alphabetic order
   * @param when the time of the first event
   * @return the file
   * @throws UserException when it cannot be written
   */
  public static EventFile create(Path folder, String name, Instant when) {
    Path path = folder.resolve(PREFIX + name);
    try {
      Files.createDirectories(folder);
      EventFile file =
          new EventFile(
              path,
              Files.newOutputStream(
                  path,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING));
      file.append(Event.fileVersion(when));
      return file;
    } catch (IOException e) {
      throw cannot(path, e);
    }
  }

  /**
   * Where the events are.
   *
   * @return the file
   */
  public Path path() {
    return file;
  }

  /**
   * Appends a number.
   *
   * @param tag the chart it belongs to; what stands before a slash groups charts
   * @param step its place on the chart's axis
   * @param when when it was measured
   * @param value kept as a 32-bit number, as TensorBoard has it
   * @throws UserException when it cannot be written
   */
  public void scalar(String tag, long step, Instant when, double value) {
    append(Event.scalar(when, step, tag, value));
  }

  /**
   * Appends a picture.
   *
   * @param tag what it shows
   * @param step its place among the pictures of the tag
   * @param when when it was drawn
   * @param picture the picture
   * @throws UserException when it cannot be written
   */
  public void image(String tag, long step, Instant when, BufferedImage picture) {
    append(Event.image(when, step, tag, picture.getHeight(), picture.getWidth(), png(picture)));
  }

  private static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, "png", bytes)) {
        throw new IllegalStateException("every Java platform writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private void append(byte[] event) {
    try {
      out.write(RecordFrame.of(event));
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  private static UserException cannot(Path file, IOException failure) {
    return new UserException(
        "Cannot write "
            + file
            + " ("
            + failure.getMessage()
            + "). Check rights and free space, or leave out --tensorboard.",
        failure);
  }
}
