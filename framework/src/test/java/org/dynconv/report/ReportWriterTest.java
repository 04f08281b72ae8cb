package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dynconv.error.UserException;
import org.dynconv.run.EpochMetrics;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunRecord;
import org.dynconv.run.RunStore;
import org.dynconv.run.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  private static final List<String> FIGURES =
      List.of(
          "accuracy-vs-macs",
          "budget",
          "learning-curves-top1",
          "learning-curves-loss",
          "learning-curves-sparsity-loss",
          "learning-curves-budget",
          "density-heatmap");

  private final RunRecord started =
      SampleRuns.started("quickstart", Instant.parse("2026-01-02T03:04:05Z"));
  private final RunRecord record =
      started
          .withResult(SampleRuns.dense("dense"))
          .withResult(SampleRuns.masked("masked 0.3", 0.3))
          .withResult(SampleRuns.masked("masked 0.5", 0.5));
  private final List<EpochMetrics> metrics =
      List.of(SampleRuns.epoch("masked 0.3", 1), SampleRuns.epoch("masked 0.3", 2));

  @TempDir private Path root;

  @Test
  void writesEverythingAndHashesItInTheRecord() throws Exception {
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      ReportWriter.Written written =
          ReportWriter.write(
              folder, record, metrics, List.of(gallery("masked 0.3"), gallery("masked 0.5")));

      List<String> expected =
          new ArrayList<>(List.of("results.csv", "results.md", "results.tex", "report.html"));
      FIGURES.forEach(
          figure -> expected.addAll(List.of(figure + ".png", figure + ".svg", figure + ".pdf")));
      expected.addAll(
          List.of(
              "masks/1-masked-0.3.png",
              "masks/1-masked-0.3.json.gz",
              "masks/2-masked-0.5.png",
              "masks/2-masked-0.5.json.gz",
              "masks/side-by-side.png"));
      assertThat(written.files())
          .map(file -> folder.path().relativize(file).toString())
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(written.files()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
      assertThat(written.files().getLast()).hasFileName("report.html");
      assertThat(written.record().artefacts())
          .isEqualTo(folder.hashes(written.files()))
          .hasSize(expected.size());
      assertThat(Files.readString(folder.resolve("results.md")))
          .contains("# quickstart / " + folder.id(), "| masked 0.3 | 0.30 |", "root seed 7");
    }
  }

  @Test
  void masksComeBackAsTheyWereKept() {
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      MaskGallery kept = gallery("masked 0.3");
      folder.save(ReportWriter.write(folder, record, metrics, List.of(kept)).record());

      ReportedRun run = ReportedRun.of(RunStore.load(folder.path()));

      MaskGallery read = run.galleries().getFirst();
      assertThat(read.model()).isEqualTo("masked 0.3");
      assertThat(Pictures.png(MaskSheet.withSoft().draw("a", read)))
          .isEqualTo(Pictures.png(MaskSheet.withSoft().draw("a", kept)));
    }
  }

  @Test
  void namesTheFileOfMasksThatIsDamaged() throws Exception {
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      folder.save(record);
      folder.write("masks/1-a.json.gz", out -> out.write(new byte[] {1, 2, 3}));

      assertThatThrownBy(() -> ReportedRun.of(RunStore.load(folder.path())))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("1-a.json.gz");
    }
  }

  @Test
  void theSameRunGivesTheSameFiles() {
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      RunRecord first =
          ReportWriter.write(folder, record, metrics, List.of(gallery("masked 0.3"))).record();
      RunRecord second =
          ReportWriter.write(folder, record, metrics, List.of(gallery("masked 0.3"))).record();
      assertThat(second.artefacts()).isEqualTo(first.artefacts());
    }
  }

  @Test
  void aRunWithoutResultsStillHasItsPage() {
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      RunRecord failed = started.failed(new IllegalStateException("no memory"), Instant.EPOCH);
      ReportWriter.Written written = ReportWriter.write(folder, failed, List.of(), List.of());
      assertThat(written.files())
          .map(file -> file.getFileName().toString())
          .containsExactly("results.csv", "results.md", "results.tex", "report.html");
      assertThat(folder.resolve("report.html")).content().contains("no memory");
    }
  }

  @Test
  void namesTheFileThatCannotBeWritten() throws Exception {
    try (RunFolder folder = RunFolder.create(root, "quickstart")) {
      Path blocked = Files.createDirectories(folder.resolve("results.csv").resolve("x"));
      assertThatThrownBy(() -> ReportWriter.write(folder, record, List.of(), List.of()))
          .isInstanceOf(UserException.class)
          .hasMessageContaining(blocked.getParent().toString());
    }
  }

  @Test
  void aSweepIsAveragedOverItsSeedsWithThePapersPointsBesideIt() throws Exception {
    List<ReportedRun> runs =
        List.of(
            new ReportedRun("id-1", record, List.of(), List.of(gallery("masked 0.3"))),
            new ReportedRun("id-2", record, List.of(), List.of()));
    List<Path> files = new SweepReport("budget sweep", runs).write(root.resolve("report"));
    assertThat(files)
        .map(file -> file.getFileName().toString())
        .contains("seeds.csv", "runs.tex", "accuracy-vs-macs.pdf", "density-heatmap.svg")
        .endsWith("report.html");
    assertThat(Files.readAllLines(root.resolve("report/seeds.csv"))).hasSize(4);
    assertThat(Files.readAllLines(root.resolve("report/runs.csv")))
        .hasSize(7)
        .element(4)
        .asString()
        .startsWith("id-2,dense,");
    assertThat(Files.readString(root.resolve("report/report.html")))
        .contains(
            "quickstart / id-1", "quickstart / id-2", "\"name\":\"masked 0.3, seed=7 (id-1)\"");
  }

  private static MaskGallery gallery(String model) {
    return new MaskGallery(model, List.of(SampleMasks.image("disc", "disc")));
  }
}
