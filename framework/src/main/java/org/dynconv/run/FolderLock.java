package org.dynconv.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.dynconv.error.UserException;

/**
 * Keeps a folder to one live process. The operating system holds the lock and drops it when the
 * process ends in whatever way, so a crash never leaves a folder locked.
 */
public final class FolderLock implements AutoCloseable {
  private static final String LOCK = ".lock";
  private static final String OWNER = ".lock-owner";

  /** Tells this process from an earlier one that had the same number, as happens in containers. */
  private static final String THIS_PROCESS = UUID.randomUUID().toString();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param folder an existing folder
   * @return the lock; closing it gives the folder free
   * @throws UserException when a live process has it (named by number and host), or the folder
   *     cannot be written
   */
  public static FolderLock acquire(Path folder) {
    // POSIX drops all of a process's locks on a file when any of its channels on it closes. A
    // second attempt in this process must therefore not even open the file: the monitor and the
    // owner file, which lies apart, see to that.
    synchronized (FolderLock.class) {
      List<String> owner = owner(folder);
      if (owner.contains(THIS_PROCESS)) {
        throw inUse(folder, owner);
      }
      FileChannel channel = lock(folder);
      FolderLock lock = new FolderLock(folder, channel);
      try {
        AtomicFile.write(
            folder.resolve(OWNER), describeThisProcess().getBytes(StandardCharsets.UTF_8));
      } catch (UserException e) {
        lock.close();
        throw e;
      }
      return lock;
    }
  }

  /** Gives the folder free. */
  @Override
  public void close() {
    synchronized (FolderLock.class) {
      if (!channel.isOpen()) {
        return;
      }
      try (channel) {
        Files.deleteIfExists(folder.resolve(OWNER));
      } catch (IOException e) {
        // The operating system's lock is what counts, and it goes with the channel.
      }
    }
  }

  private static FileChannel lock(Path folder) {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw FileTrouble.cannot("lock", folder, e);
    }
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
      channel.close();
    } catch (OverlappingFileLockException | IOException e) {
      closeQuietly(channel);
      throw e instanceof IOException io
          ? FileTrouble.cannot("lock", folder, io)
          : inUse(folder, owner(folder));
    }
    throw inUse(folder, owner(folder));
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written through it.
    }
  }

  private static UserException inUse(Path folder, List<String> owner) {
    String who = owner.isEmpty() ? "another process" : owner.getFirst();
    return new UserException(
        "Folder "
            + folder
            + " is in use by "
            + who
            + ". Wait until it ends, or stop it, and run again.");
  }

  private static List<String> owner(Path folder) {
    try {
      return Files.readAllLines(folder.resolve(OWNER));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String describeThisProcess() {
    return "process "
        + ProcessHandle.current().pid()
        + " on "
        + host()
        + " since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS)
        + "\n"
        + THIS_PROCESS
        + "\n";
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }
}
