package org.dynconv.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dynconv.experiments.registry.Registry;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStore;
import org.dynconv.testing.EventReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with a run that is done: report, masks, rerun, TensorBoard. */
class RunFollowUpTest {
  @TempDir private static Path runs;
  @TempDir private Path out;

  @BeforeAll
  static void run() {
    CommandResult result =
        CommandResult.of(
            runs,
            "run",
            "quickstart",
            "epochs=1",
            "shapes.train=160",
            "shapes.test=40",
            "batch=32",
            "budget=dense,0.5,0.7",
            "gallery=2",
            "threads=1",
            "--tensorboard");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("profile: short", "Profile");
  }

  @Test
  void aReportIsMadeOfTheRecordsAlone() throws Exception {
    CommandResult result = CommandResult.of(runs, "report", "quickstart", "--out", out.toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("budget-0.7", "short", "report.html");
    assertThat(out.resolve("seeds.csv")).content().contains("quickstart,short,dense,");
    assertThat(out.resolve("report.html"))
        .content()
        .contains("budget-0.5, seed=0 (" + only().getFileName() + ")");
    assertThat(out.resolve("seeds.tex")).content().contains("\\toprule");
  }

  @Test
  void aReportOfNothingIsRefused() {
    CommandResult result = CommandResult.of(runs, "report", "quikstart", "--out", out.toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("quickstart").doesNotContain("\tat ");
  }

  @Test
  void masksAreDrawnForChosenImagesAndBlocks() throws Exception {
    CommandResult result =
        CommandResult.of(
            runs,
            "masks",
            "quickstart",
            "--images",
            "3,5..6",
            "--blocks",
            "layer2.0",
            "--out",
            out.toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("budget-0.5", "budget-0.7", "IoU");
    assertThat(out.resolve("side-by-side.png")).isNotEmptyFile();
    assertThat(Files.readAllLines(out.resolve("masks.csv"))).hasSize(1 + 2 * 3);
  }

  @Test
  void masksOfWhatIsNotThereAreRefused() {
    assertThat(CommandResult.of(runs, "masks", "quickstart", "--images", "40").err())
        .contains("images are 0 to 39");
    assertThat(CommandResult.of(runs, "masks", "quickstart", "--blocks", "layer9.0").err())
        .contains("no block \"layer9.0\"", "layer1.0, layer2.0, layer3.0");
    assertThat(CommandResult.of(runs, "masks", "quickstart", "--model", "dense").err())
        .contains("no masked model \"dense\"");
  }

  @Test
  void aRerunOnTheSameMachineIsIdentical() throws Exception {
    Path copy = Files.createDirectories(out.resolve("quickstart").resolve("first"));
    Files.copy(only().resolve("record.json"), copy.resolve("record.json"));
    Files.copy(only().resolve("metrics.jsonl"), copy.resolve("metrics.jsonl"));

    CommandResult result = CommandResult.of(out, "rerun", copy.toString());

    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out())
        .startsWith("Identical: 5 files of weights and masks, 3 epochs, 3 test results.");
  }

  @Test
  void aRerunWithOtherMetricsIsNot() throws Exception {
    Path copy = Files.createDirectories(out.resolve("quickstart").resolve("first"));
    Files.copy(only().resolve("record.json"), copy.resolve("record.json"));
    Files.writeString(
        copy.resolve("metrics.jsonl"),
        Files.readString(only().resolve("metrics.jsonl"))
            .replaceFirst("\"trainTop1\":[0-9.]+", "\"trainTop1\":0.999"));

    CommandResult result = CommandResult.of(out, "rerun", copy.toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).startsWith("Not identical").contains("dense, epoch 1: loss ", "0.999");
  }

  @Test
  void aRecordHoldsTheWholeConfiguration() throws Exception {
    RunRecord record = RunStore.load(only()).record();

    assertThat(
            Registry.recorded(record.experiment(), record.configuration()).configuration().hash())
        .isEqualTo(record.configurationHash());
  }

  @Test
  void tensorBoardGetsEpochsTestAndMasks() throws Exception {
    Path events = only().resolve("tensorboard").resolve("budget-0.5");

    assertThat(EventReader.entries(events.resolve("events.out.tfevents.1-epochs")))
        .allMatch(entry -> entry.step() == 1)
        .extracting(EventReader.Entry::tag)
        .contains("top-1/training", "budget/used", "used by block/layer1.0")
        .doesNotHaveDuplicates();
    assertThat(EventReader.entries(events.resolve("events.out.tfevents.2-test")))
        .extracting(EventReader.Entry::tag)
        .contains("test/top-1")
        .filteredOn(tag -> tag.startsWith("masks/"))
        .hasSize(2);
  }

  private static Path only() throws IOException {
    try (Stream<Path> folders = Files.list(runs.resolve("quickstart"))) {
      List<Path> all = folders.filter(Files::isDirectory).toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}
