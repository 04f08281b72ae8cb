package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.dynconv.run.RunRecord;
import org.dynconv.run.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskReportTest {
  private final RunRecord record = SampleRuns.started("mask-gallery", Instant.EPOCH);
  private final MaskGallery gallery =
      new MaskGallery(
          "budget-0.5",
          List.of(SampleMasks.image("disc", "disc"), SampleMasks.image("star", "ring")));

  @TempDir private Path folder;

  @Test
  void scoresTheMapsAgainstTheTrueForeground() {
    // Both blocks compute the left half, one pixel of the right half is computed by one: 17 counts
    // on 16 pixels; only the left half is at least the mean. Inside 2, outside 1 / 8.
    assertThat(
            TableFormat.MARKDOWN
                .render(new MaskReport(record, List.of(gallery), Set.of()).summary())
                .lines()
                .skip(2))
        .containsExactly("| budget-0.5 | 2 | 2 | 1.06 | 1.000 | 16.00 |");
  }

  @Test
  void drawsEachModelAndAllSideBySide() throws Exception {
    MaskGallery other = new MaskGallery("budget-0.3", gallery.images());

    List<Path> files = new MaskReport(record, List.of(gallery, other), Set.of()).write(folder);

    assertThat(files)
        .map(file -> file.getFileName().toString())
        .containsExactly(
            "budget-0.5.png",
            "budget-0.5.json.gz",
            "budget-0.3.png",
            "budget-0.3.json.gz",
            "side-by-side.png",
            "masks.csv",
            "masks.md",
            "masks.tex");
    assertThat(Files.readAllLines(folder.resolve("masks.csv")))
        .hasSize(5)
        .element(2)
        .asString()
        .startsWith("budget-0.5,2,star,ring,");
  }

  @Test
  void chosenBlocksAloneAreDrawnButAllAreCounted() throws Exception {
    new MaskReport(record, List.of(gallery), Set.of("layer1.0")).write(folder.resolve("one"));
    new MaskReport(record, List.of(gallery), Set.of()).write(folder.resolve("all"));

    BufferedImage one = ImageIO.read(folder.resolve("one/budget-0.5.png").toFile());
    BufferedImage all = ImageIO.read(folder.resolve("all/budget-0.5.png").toFile());
    assertThat(one.getWidth()).isLessThan(all.getWidth());
    assertThat(folder.resolve("one/masks.csv"))
        .hasSameTextualContentAs(folder.resolve("all/masks.csv"));
  }
}
