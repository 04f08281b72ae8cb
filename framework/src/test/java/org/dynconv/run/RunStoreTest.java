package org.dynconv.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.dynconv.error.UserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path root;
  private RunStore store;

  @BeforeEach
  void threeRuns() throws IOException {
    store = new RunStore(root);
    save("quickstart", "20260102-030405-001", START);
    save("quickstart", "20260103-030405-001", START.plusSeconds(86_400));
    save("budget-sweep", "20260102-120000-001", START.plusSeconds(3600));
  }

  @Test
  void listsTheNewestFirst() {
    assertThat(store.list().runs())
        .extracting(StoredRun::id)
        .containsExactly("20260103-030405-001", "20260102-120000-001", "20260102-030405-001");
  }

  @Test
  void reportsABrokenFolderAndGoesOn() throws IOException {
    Path empty = Files.createDirectories(root.resolve("quickstart/20260104-000000-000"));
    Path torn = root.resolve("budget-sweep/20260102-120000-001");
    Files.writeString(torn.resolve("record.json"), "{");
    RunListing listing = store.list();
    assertThat(listing.runs()).hasSize(2);
    assertThat(listing.broken())
        .extracting(RunListing.Broken::folder)
        .containsExactlyInAnyOrder(empty, torn);
    assertThat(listing.broken())
        .extracting(RunListing.Broken::reason)
        .anyMatch(reason -> reason.contains("has no record.json"));
  }

  @Test
  void aRootThatIsNotThereHasNoRuns() {
    assertThat(new RunStore(root.resolve("none")).list().runs()).isEmpty();
  }

  @Test
  void findsByNameByBeginningOfIdAndByFolder() {
    assertThat(store.find("quickstart").id()).isEqualTo("20260103-030405-001");
    assertThat(store.find("20260102-12").id()).isEqualTo("20260102-120000-001");
    assertThat(store.find("quickstart/20260102").id()).isEqualTo("20260102-030405-001");
    Path folder = root.resolve("quickstart/20260102-030405-001");
    assertThat(store.find(folder.toString()).folder()).isEqualTo(folder);
  }

  @Test
  void namesAllRunsThatAnAmbiguousIdFits() {
    assertThatThrownBy(() -> store.find("20260102"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("quickstart/20260102-030405-001")
        .hasMessageContaining("budget-sweep/20260102-120000-001");
  }

  @Test
  void suggestsTheNearestNameForAnUnknownOne() {
    assertThatThrownBy(() -> store.find("quikstart"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Did you mean \"quickstart\"?")
        .hasMessageContaining("Known: budget-sweep, quickstart.");
  }

  @Test
  void readsTheMetricsOfARunThatIsStillWriting() {
    StoredRun run = store.find("budget-sweep");
    try (RunFolder writing = RunFolder.open(run.folder())) {
      writing.metrics().append(SampleRuns.epoch("masked", 1));
      assertThat(run.metrics()).containsExactly(SampleRuns.epoch("masked", 1));
    }
  }

  private void save(String experiment, String id, Instant when) throws IOException {
    Path folder = Files.createDirectories(root.resolve(experiment).resolve(id));
    try (RunFolder run = RunFolder.open(folder)) {
      run.save(SampleRuns.started(experiment, when));
    }
  }
}
