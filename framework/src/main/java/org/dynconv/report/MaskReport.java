package org.dynconv.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.dynconv.run.RunRecord;
import tech.tablesaw.api.Table;

/**
 * Pictures of a run's masks: for each model a sheet with every block's hard and soft masks, the
 * ponder cost and its overlay; the models side by side; and a table that scores the maps.
 */
public final class MaskReport {
  private final RunRecord record;
  private final List<MaskGallery> galleries;
  private final Set<String> blocks;

  /**
   * Prepares the report.
   *
   * @param record the run
   * @param galleries its masks by model, the same images in each; none empty
   * @param blocks the blocks whose masks are drawn; empty for all
   */
  public MaskReport(RunRecord record, List<MaskGallery> galleries, Set<String> blocks) {
    this.record = record;
    this.galleries = List.copyOf(galleries);
    this.blocks = Set.copyOf(blocks);
  }

  private record Row(String model, int number, MaskedImage image, PonderCost ponder) {}

  /**
   * Averages over the images.
   *
   * @return a row per model: images, mean ponder cost, and where the true foreground is known mean
   *     intersection over union with it and mean ponder cost inside over outside
   */
  public Table summary() {
    Columns<MaskGallery> columns = new Columns<>(galleries);
    return Table.create(
        "masks",
        columns.text("Model", MaskGallery::model),
        columns.whole("Images", gallery -> gallery.images().size()),
        columns.whole("Blocks", gallery -> gallery.images().getFirst().blocks().size()),
        columns.number("Ponder cost", 2, g -> mean(g, image -> image.ponderCost().mean())),
        columns.number("IoU with foreground", 3, g -> mean(g, MaskReport::overlap)),
        columns.number("Inside / outside", 2, g -> mean(g, MaskReport::insideOverOutside)));
  }

  /**
   * Writes everything.
   *
   * @param folder where to; made when missing
   * @return the files in the order they were written: a sheet and the masks themselves per model,
   *     {@code side-by-side.png} for several, and {@code masks} as CSV, Markdown and LaTeX
   * @throws org.dynconv.error.UserException when a file cannot be written; earlier files stay
   */
  public List<Path> write(Path folder) {
    ReportFiles files = new ReportFiles(folder);
    String run = ResultTable.titled(record.experiment(), List.of(record));
    for (MaskGallery gallery : galleries) {
      files.sheet(gallery.model(), MaskSheet.withSoft().only(blocks).draw(run, gallery));
      files.bytes(gallery.model() + GalleryFiles.ENDING, GalleryFiles.write(gallery));
    }
    if (galleries.size() > 1) {
      files.sheet("side-by-side", MaskSheet.compare(run, galleries));
    }
    files.table(
        new ReportTable(
            "masks",
            "Masks, " + run,
            each(),
            "Ponder cost: blocks that computed a pixel, averaged over the image. IoU: the true"
                + " foreground against the pixels whose ponder cost is at least the image's"
                + " mean."));
    return files.written();
  }

  private Table each() {
    List<Row> rows = new ArrayList<>();
    for (MaskGallery gallery : galleries) {
      for (int number = 0; number < gallery.images().size(); number++) {
        MaskedImage image = gallery.images().get(number);
        rows.add(new Row(gallery.model(), number + 1, image, image.ponderCost()));
      }
    }
    Columns<Row> columns = new Columns<>(rows);
    return Table.create(
        "masks",
        columns.text("Model", Row::model),
        columns.whole("Picture", Row::number),
        columns.text("Class", row -> row.image().label()),
        columns.text("Predicted", row -> row.image().prediction()),
        columns.number("Ponder cost", 2, row -> row.ponder().mean()),
        columns.number("IoU with foreground", 3, row -> overlap(row.image())),
        columns.number("Inside / outside", 2, row -> insideOverOutside(row.image())),
        columns.text("Active positions by block (%)", row -> densities(row.image())));
  }

  private static String densities(MaskedImage image) {
    List<String> words = new ArrayList<>();
    for (BlockMask block : image.blocks()) {
      words.add(String.format(Locale.ROOT, "%s %.0f", block.name(), 100 * block.hard().density()));
    }
    return String.join(" ", words);
  }

  /** NaN where the foreground is not known. */
  private static double overlap(MaskedImage image) {
    return image
        .foreground()
        .map(foreground -> image.ponderCost().intersectionOverUnion(foreground))
        .orElse(Double.NaN);
  }

  /** NaN where the foreground is not known. */
  private static double insideOverOutside(MaskedImage image) {
    return image
        .foreground()
        .map(foreground -> image.ponderCost().insideOverOutside(foreground))
        .orElse(Double.NaN);
  }

  private static double mean(MaskGallery gallery, ToDoubleFunction<MaskedImage> value) {
    return gallery.images().stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
