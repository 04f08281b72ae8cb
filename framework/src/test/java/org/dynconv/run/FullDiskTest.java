package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real file system of 256 KiB, where this process may mount one. */
class FullDiskTest {
  private static final RunRecord RECORD = SampleRuns.started("quickstart", Instant.EPOCH);

  @TempDir private Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = call("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString());
    assumeTrue(mounted, "no right to mount a small file system: a full disk is not tried");
  }

  @AfterEach
  void unmount() throws Exception {
    call("umount", disk.toString());
  }

  @Test
  void aRecordThatNoLongerFitsLeavesTheOldOneAndOtherRunsIntact() throws Exception {
    try (RunFolder earlier = RunFolder.create(disk, "quickstart");
        RunFolder running = RunFolder.create(disk, "quickstart")) {
      earlier.save(RECORD.done(Instant.EPOCH));
      running.save(RECORD);
      fill();

      assertThatThrownBy(() -> running.save(RECORD.withResult(SampleRuns.dense("dense"))))
          .isInstanceOf(UserException.class)
          .hasMessageContainingAll(running.path().toString(), "no space left", "free some space");

      assertThat(running.record()).isEqualTo(RECORD);
      assertThat(earlier.record()).isEqualTo(RECORD.done(Instant.EPOCH));
      assertThat(new RunStore(disk).list().broken()).isEmpty();
    }
  }

  @Test
  void metricsThatNoLongerFitKeepEveryWholeEpochAndGoOnOnceThereIsSpace() throws Exception {
    try (RunFolder run = RunFolder.create(disk, "quickstart")) {
      run.save(RECORD);
      MetricsLog log = run.metrics();
      log.append(SampleRuns.epoch("dense", 1));
      fill();

      int written = appendUntilFull(log);
      List<EpochMetrics> whole = MetricsLog.read(run.resolve(RunFolder.METRICS));
      Files.delete(disk.resolve("filler"));
      run.metrics().append(SampleRuns.epoch("dense", written + 1));

      assertThat(whole).hasSize(written);
      assertThat(run.metrics().read())
          .extracting(EpochMetrics::epoch)
          .hasSize(written + 1)
          .endsWith(written + 1);
    }
  }

  @Test
  void aRunThatFindsNoSpaceForItsFolderSaysSo() throws Exception {
    fill();

    assertThatThrownBy(
            () -> {
              try (RunFolder run = RunFolder.create(disk, "quickstart")) {
                run.save(RECORD);
              }
            })
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll(disk.toString(), "no space left");
  }

  private static int appendUntilFull(MetricsLog log) {
    int written = 1;
    while (true) {
      EpochMetrics next = SampleRuns.epoch("dense", written + 1);
      try {
        log.append(next);
      } catch (UserException e) {
        assertThat(e).hasMessageContaining("no space left");
        return written;
      }
      written++;
    }
  }

  private void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
      byte[] page = new byte[4096];
      for (int pages = 0; pages < 1000; pages++) {
        out.write(page);
      }
      throw new AssertionError("the disk does not fill up");
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("space");
    }
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
