package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path folder;

  @Test
  void refusesASecondHolderInTheSameProcess() {
    try (FolderLock held = FolderLock.acquire(folder)) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> FolderLock.acquire(folder))
            .isInstanceOf(UserException.class)
            .hasMessageContaining(folder.toString())
            .hasMessageContaining("process " + ProcessHandle.current().pid() + " on ");
      }
      assertThat(held).isNotNull();
    }
    FolderLock.acquire(folder).close();
  }

  @Test
  void namesTheOtherProcessAndIsFreeOnceThatIsKilled() throws Exception {
    Process other = startHolder();
    try {
      assertThatThrownBy(() -> FolderLock.acquire(folder))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("process " + other.pid() + " on ")
          .hasMessageContaining("Wait until it ends, or stop it");
    } finally {
      other.destroyForcibly();
      assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    FolderLock.acquire(folder).close();
  }

  @Test
  void aRefusedAttemptLeavesTheLockWithItsHolder() throws Exception {
    try (FolderLock held = FolderLock.acquire(folder)) {
      assertThatThrownBy(() -> FolderLock.acquire(folder)).isInstanceOf(UserException.class);
      Process other = startHolder();
      assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(other.exitValue()).isEqualTo(3);
      assertThat(held).isNotNull();
    }
  }

  @Test
  void anOwnerFileLeftByACrashLocksNothing() throws IOException {
    Files.writeString(folder.resolve(".lock-owner"), "process 1 on elsewhere\nother-token\n");
    FolderLock.acquire(folder).close();
  }

  /** Another Java process that takes the lock, says so, and waits to be killed. */
  private Process startHolder() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).isIn("held", "refused");
    return process;
  }

  /** The other process's program. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      try (FolderLock lock = FolderLock.acquire(Path.of(arguments[0]))) {
        System.out.println("held");
        Thread.sleep(60_000);
        lock.close();
      } catch (UserException e) {
        System.out.println("refused");
        System.exit(3);
      }
    }
  }
}
