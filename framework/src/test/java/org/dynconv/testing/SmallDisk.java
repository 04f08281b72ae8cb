package org.dynconv.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real file system of a few kilobytes, to be filled up; only where a test may mount one. */
public final class SmallDisk implements AutoCloseable {
  private static final int MOST_PAGES = 1000;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts a disk on a new folder, or skips the test and says why. */
  public static SmallDisk mount(Path folder, int kilobytes) throws Exception {
    Files.createDirectory(folder);
    boolean mounted =
        call("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString());
    if (!mounted) {
      System.out.println("No right to mount a small file system: a full disk is not tried.");
    }
    assumeTrue(mounted, "no right to mount a small file system: a full disk is not tried");
    return new SmallDisk(folder);
  }

  public Path folder() {
    return folder;
  }

  /** Writes until nothing more fits; the returned file can be deleted to make room again. */
  public Path fill() throws IOException {
    Path filler = folder.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] page = new byte[4096];
      for (int pages = 0; pages < MOST_PAGES; pages++) {
        out.write(page);
      }
    } catch (IOException e) {
      return filler;
    }
    throw new IOException("the disk does not fill up");
  }

  @Override
  public void close() throws InterruptedException {
    call("umount", folder.toString());
  }

  private static boolean call(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
