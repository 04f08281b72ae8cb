package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dynconv.run.SampleRuns.epoch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("metrics.jsonl");
  }

  @Test
  void readsBackWhatWasAppended() {
    MetricsLog log = MetricsLog.open(file);
    log.append(epoch("masked", 1));
    log.append(epoch("masked", 2));
    assertThat(MetricsLog.read(file)).containsExactly(epoch("masked", 1), epoch("masked", 2));
    assertThat(file).content().hasLineCount(2);
  }

  @Test
  void keepsDivergedLossesAndAbsentValues() {
    EpochMetrics diverged =
        new EpochMetrics(
            "dense",
            1,
            10,
            0.1,
            new LossTerms(Double.NaN, Double.POSITIVE_INFINITY, 0, 0),
            0.1,
            null,
            null,
            null,
            100,
            1,
            Map.of());
    MetricsLog.open(file).append(diverged);
    assertThat(MetricsLog.read(file)).containsExactly(diverged);
  }

  @Test
  void aMissingLogIsEmpty() {
    assertThat(MetricsLog.read(file)).isEmpty();
    assertThat(MetricsLog.open(file).read()).isEmpty();
  }

  @Test
  void aTornLastLineIsPassedOverAndCutOffBeforeMoreIsAppended() throws IOException {
    MetricsLog.open(file).append(epoch("masked", 1));
    Files.writeString(file, "{\"model\":\"masked\",\"ep", StandardOpenOption.APPEND);
    assertThat(MetricsLog.read(file)).containsExactly(epoch("masked", 1));

    MetricsLog reopened = MetricsLog.open(file);
    reopened.append(epoch("masked", 2));
    assertThat(reopened.read()).containsExactly(epoch("masked", 1), epoch("masked", 2));
  }

  @Test
  void aDamagedMiddleLineIsNamedByItsNumber() throws IOException {
    MetricsLog log = MetricsLog.open(file);
    log.append(epoch("masked", 1));
    Files.writeString(file, "{\"model\":\"mas\u0000}\n", StandardOpenOption.APPEND);
    log.append(epoch("masked", 3));
    assertThatThrownBy(log::read)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Line 2 of " + file);
  }

  @Test
  void aLineWithoutItsEpochIsDamaged() throws IOException {
    Files.writeString(file, "{\"model\":\"masked\"}\n");
    assertThatThrownBy(() -> MetricsLog.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Line 1 of " + file);
  }

  @Test
  void resumingLeavesTheBytesOfAnUninterruptedLog() throws IOException {
    MetricsLog log = MetricsLog.open(file);
    log.append(epoch("dense", 1));
    log.append(epoch("dense", 2));
    log.append(epoch("masked", 1));
    byte[] uninterrupted = Files.readAllBytes(file);
    log.append(epoch("masked", 2));

    log.truncateAfter("masked", 1);
    assertThat(file).hasBinaryContent(uninterrupted);
    log.truncateAfter("masked", 0);
    assertThat(log.read()).containsExactly(epoch("dense", 1), epoch("dense", 2));
  }
}
