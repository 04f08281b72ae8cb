package org.dynconv.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.dynconv.error.UserException;

/**
 * Writes a file so that a reader, or a crash at any moment, finds the whole old content or the
 * whole new one: a temporary neighbour is written, forced to the disk and renamed over the target.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** What goes into the file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the whole content.
     *
     * @param out where to; the caller closes it
     * @throws IOException when writing fails; the old content then stays
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces the file's content.
   *
   * @param target the file; missing folders above it are made
   * @param content the new bytes
   * @throws UserException when the disk is full or the place cannot be written; the old content
   *     stays
   */
  public static void write(Path target, byte[] content) {
    write(target, out -> out.write(content));
  }

  /**
   * Replaces the file's content with what a writer streams.
   *
   * @param target the file; missing folders above it are made
   * @param content writes the new bytes
   * @throws UserException when the disk is full or the place cannot be written; the old content
   *     stays
   */
  public static void write(Path target, Content content) {
    Path file = target.toAbsolutePath();
    // Process and thread keep two that write the same file out of each other's way.
    String unique = ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp-" + unique);
    try {
      Files.createDirectories(file.getParent());
      fill(temporary, content);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(file.getParent());
    } catch (IOException e) {
      throw FileTrouble.cannot("write", target, e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  private static void fill(Path temporary, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Makes the rename itself durable, where the system lets a folder be opened. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows does not open folders; the rename is then as durable as its file system makes it.
    }
  }

  private static void deleteQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // A left-over temporary file harms nothing: readers never look at it.
    }
  }
}
