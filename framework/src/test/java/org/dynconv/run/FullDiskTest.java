package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dynconv.error.UserException;
import org.dynconv.testing.SmallDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real file system of 256 KiB, where this process may mount one. */
class FullDiskTest {
  private static final RunRecord RECORD = SampleRuns.started("quickstart", Instant.EPOCH);

  @TempDir private Path folder;
  private SmallDisk small;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    small = SmallDisk.mount(folder.resolve("disk"), 256);
    disk = small.folder();
  }

  @AfterEach
  void unmount() throws Exception {
    if (small != null) {
      small.close();
    }
  }

  @Test
  void aRecordThatNoLongerFitsLeavesTheOldOneAndOtherRunsIntact() throws Exception {
    try (RunFolder earlier = RunFolder.create(disk, "quickstart");
        RunFolder running = RunFolder.create(disk, "quickstart")) {
      earlier.save(RECORD.done(Instant.EPOCH));
      running.save(RECORD);
      small.fill();

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
      Path filler = small.fill();

      int written = appendUntilFull(log);
      List<EpochMetrics> whole = MetricsLog.read(run.resolve(RunFolder.METRICS));
      Files.delete(filler);
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
    small.fill();

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
}
