package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  @TempDir private Path root;

  @Test
  void everyRunGetsAFolderOfItsOwn() {
    try (RunFolder first = RunFolder.create(root, "quickstart");
        RunFolder second = RunFolder.create(root, "quickstart")) {
      assertThat(first.path()).isNotEqualTo(second.path());
      assertThat(first.path().getParent()).isEqualTo(root.resolve("quickstart"));
      assertThat(first.id()).matches("\\d{8}-\\d{6}-\\d{3}(-\\d+)?");
    }
  }

  @Test
  void aRecordComesBackAsItWasSaved() {
    RunRecord done =
        SampleRuns.started("quickstart", START)
            .withData(new DataSummary("shapes", "sha256:00", 4000, 500, 1000))
            .withResult(SampleRuns.dense("dense"))
            .withResult(SampleRuns.masked("masked-0.5", 0.5))
            .withArtefacts(Map.of("results.csv", "ab"))
            .done(START.plusSeconds(90));
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      folder.save(done);
      assertThat(folder.record()).isEqualTo(done);
    }
  }

  @Test
  void theRecordIsPlainJsonWithAVersionAndReadableTimes() {
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      folder.save(SampleRuns.started("quickstart", START));
      assertThat(folder.resolve("record.json"))
          .content()
          .contains(
              "\"version\" : 1,",
              "\"started\" : \"2026-01-02T03:04:05.678Z\"",
              "\"status\" : \"RUNNING\"",
              "\"root\" : 7",
              "\"gumbel\" : \"");
    }
  }

  @Test
  void aFailedRunKeepsItsStackTrace() {
    RunRecord failed =
        SampleRuns.started("quickstart", START)
            .failed(new IllegalStateException("loss is NaN"), START);
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      folder.save(failed);
      RunRecord read = folder.record();
      assertThat(read.status()).isEqualTo(RunStatus.FAILED);
      assertThat(read.failure().message()).isEqualTo("loss is NaN");
      assertThat(read.failure().stackTrace())
          .anyMatch(line -> line.contains("RunFolderTest.aFailedRunKeepsItsStackTrace"));
      assertThat(read.resumed().failure()).isNull();
    }
  }

  @Test
  void aResultOfTheSameModelIsReplaced() {
    RunRecord record =
        SampleRuns.started("quickstart", START)
            .withResult(SampleRuns.masked("masked", 0.5))
            .withResult(SampleRuns.masked("masked", 0.3));
    assertThat(record.results()).containsExactly(SampleRuns.masked("masked", 0.3));
  }

  @Test
  void refusesAFolderThatIsInUseAndOneThatIsNotThere() {
    try (RunFolder open = RunFolder.create(root, "quickstart")) {
      assertThatThrownBy(() -> RunFolder.open(open.path()))
          .isInstanceOf(UserException.class)
          .hasMessageContaining(open.path() + " is in use by process");
      open.close();
      RunFolder.open(open.path()).close();
    }
    assertThatThrownBy(() -> RunFolder.open(root.resolve("none")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no run folder");
  }

  @Test
  void refusesNamesThatLeadElsewhere() {
    assertThatThrownBy(() -> RunFolder.create(root, "../elsewhere"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("\"../elsewhere\"");
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      assertThatThrownBy(() -> folder.resolve("../record.json"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void hashesItsFilesByRelativeName() {
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
      Path file = folder.write("masks/a.png", out -> out.write(abc));
      // The example of FIPS 180-4.
      assertThat(folder.hashes(List.of(file)))
          .containsExactly(
              Map.entry(
                  "masks/a.png",
                  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }
  }

  @Test
  void aDamagedOrNewerRecordIsNamed() throws IOException {
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      Path file = folder.resolve("record.json");
      Files.writeString(file, "{\"version\": 1, \"experiment\": ");
      assertThatThrownBy(folder::record)
          .isInstanceOf(UserException.class)
          .hasMessageContaining(file.toString());
      Files.writeString(file, "{\"version\": 1}");
      assertThatThrownBy(folder::record)
          .isInstanceOf(UserException.class)
          .hasMessageContaining(file.toString());
      Files.writeString(file, "{\"version\": 99}");
      assertThatThrownBy(folder::record)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("version 99");
    }
  }
}
