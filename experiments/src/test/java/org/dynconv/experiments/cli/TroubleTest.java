package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dynconv.experiments.registry.Registry;
import org.dynconv.run.Configuration;
import org.dynconv.run.Environment;
import org.dynconv.run.Revision;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunListing;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStatus;
import org.dynconv.run.RunStore;
import org.dynconv.run.Seeds;
import org.dynconv.seed.RootSeed;
import org.dynconv.testing.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong outside is one clear message, and earlier runs stay as they were. */
class TroubleTest {
  private static final String[] TINY = {
    "run",
    "quickstart",
    "epochs=1",
    "shapes.train=64",
    "shapes.test=32",
    "batch=32",
    "budget=dense",
    "threads=1"
  };

  @TempDir private Path root;

  @Test
  void aVanishedDataSetFailsTheNewRunOnly() throws Exception {
    Path earlier = earlierRun(root, "cifar10-resnet8");
    String before = Files.readString(earlier.resolve("record.json"));

    CommandResult result =
        CommandResult.of(root, "run", "cifar10-resnet8", "--data", root.resolve("gone").toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(root.resolve("gone").toString(), "data get cifar10")
        .doesNotContain("\tat ");
    assertThat(earlier.resolve("record.json")).hasContent(before);
    RunListing listing = new RunStore(root).list();
    assertThat(listing.broken()).isEmpty();
    assertThat(listing.runs())
        .extracting(run -> run.record().status())
        .containsExactly(RunStatus.FAILED, RunStatus.DONE);
    assertThat(listing.runs().getFirst().record().failure().message()).contains("gone");
  }

  @Test
  void masksOfARunWhoseDataSetVanishedSayWhatIsMissing() throws Exception {
    Path earlier = earlierRun(root, "cifar10-resnet8");

    CommandResult result =
        CommandResult.of(
            root, "rerun", earlier.toString(), "--data", root.resolve("gone").toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("data get cifar10").doesNotContain("\tat ");
  }

  @Test
  void aFullDiskIsNamedAndEarlierRunsStayReadable() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(root.resolve("disk"), 128)) {
      Path earlier = earlierRun(disk.folder(), "quickstart");

      CommandResult result = CommandResult.of(disk.folder(), TINY);

      assertThat(result.code()).as(result.err()).isEqualTo(2);
      assertThat(result.err()).containsIgnoringCase("no space left").doesNotContain("\tat ");
      assertThat(RunStore.load(earlier).record().status()).isEqualTo(RunStatus.DONE);
      assertThat(new RunStore(disk.folder()).list().broken()).isEmpty();
    }
  }

  @Test
  void aFolderOfRunsThatIsAFileIsNamed() throws Exception {
    Path file = Files.createFile(root.resolve("runs"));

    CommandResult result = CommandResult.of(file, TINY);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(file.toString()).doesNotContain("\tat ");
  }

  @Test
  void anUnreadableFolderIsNamed() throws Exception {
    assumeFalse(
        System.getProperty("user.name").equals("root"),
        "root may read everything: an unreadable folder is not tried");
    Path closed = Files.createDirectories(root.resolve("quickstart"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      for (String command : List.of("report", "masks", "rerun")) {
        CommandResult result = CommandResult.of(root, command, "quickstart");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
            .contains(closed.toString(), "permission denied")
            .doesNotContain("\tat ");
      }
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** A run that is done, as far as its record says. */
  private static Path earlierRun(Path root, String experiment) {
    try (RunFolder folder = RunFolder.create(root, experiment)) {
      folder.save(
          RunRecord.start(
                  experiment,
                  new Configuration(Registry.open().resolve(experiment, List.of()).resolved()),
                  Seeds.of(new RootSeed(0), "init"),
                  new Revision("0".repeat(40), false),
                  Environment.capture(Map.of()),
                  Instant.EPOCH)
              .done(Instant.EPOCH));
      return folder.path();
    }
  }
}
