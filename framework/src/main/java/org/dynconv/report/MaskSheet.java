package org.dynconv.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Draws galleries as sheets: for each image its input, the true foreground where it is known, the
 * ponder cost map, that map over the input, and every block's mask, all at the input's resolution.
 */
public final class MaskSheet {
  /** Edge of a tile, when few and when many stand in a row; 32 × 32 inputs are drawn 6× or 4×. */
  private static final int LARGE = 192;

  private static final int SMALL = 128;
  private static final int FEW = 8;
  private static final int MOST_COLUMNS = 10;
  private static final int MOST_ENLARGED = 6;

  private final boolean soft;
  private final Set<String> chosen;

  private MaskSheet(boolean soft, Set<String> chosen) {
    this.soft = soft;
    this.chosen = Set.copyOf(chosen);
  }

  /**
   * A sheet with hard masks only.
   *
   * @return the way to draw
   */
  public static MaskSheet hard() {
    return new MaskSheet(false, Set.of());
  }

  /**
   * A sheet that shows soft masks, where they were kept, behind the hard ones.
   *
   * @return the way to draw
   */
  public static MaskSheet withSoft() {
    return new MaskSheet(true, Set.of());
  }

  /**
   * The same sheet with the masks of some blocks only; the ponder cost counts all of them still.
   *
   * @param blocks names of blocks; empty for all
   * @return the way to draw
   */
  public MaskSheet only(Set<String> blocks) {
    return new MaskSheet(soft, blocks);
  }

  /**
   * Draws one model's masks, a row of pictures per image.
   *
   * @param subject what the sheet is about: the experiment
   * @param gallery the model's images; at least one
   * @return the sheet
   */
  public BufferedImage draw(String subject, MaskGallery gallery) {
    List<MaskedImage> images = gallery.images();
    MaskLegend legend = new MaskLegend().hardMasks();
    if (soft) {
      legend.softMasks();
    }
    legend.ponderCost(images.getFirst().blocks().size());
    if (images.stream().anyMatch(image -> image.foreground().isPresent())) {
      legend.score();
    }
    return draw(
        subject + ": masks of " + gallery.model(),
        images,
        images.stream().map(image -> image.label() + " (" + image.verdict() + ")").toList(),
        images.stream().map(this::pictures).toList(),
        legend);
  }

  /**
   * Draws several models side by side, for example one per budget: input, then each model's ponder
   * cost over it.
   *
   * @param subject what the sheet is about: the experiment
   * @param galleries the same images in the same order, by model; at least one
   * @return the sheet
   * @throws IllegalArgumentException when the galleries differ in length
   */
  public static BufferedImage compare(String subject, List<MaskGallery> galleries) {
    List<MaskedImage> images = galleries.getFirst().images();
    if (galleries.stream().anyMatch(gallery -> gallery.images().size() != images.size())) {
      throw new IllegalArgumentException("galleries to compare must show the same images");
    }
    List<List<Named>> rows = new ArrayList<>();
    for (int number = 0; number < images.size(); number++) {
      List<Named> row = new ArrayList<>(inputs(images.get(number)));
      for (MaskGallery gallery : galleries) {
        row.add(compared(gallery.model(), gallery.images().get(number)));
      }
      rows.add(row);
    }
    List<Integer> depths =
        galleries.stream()
            .map(gallery -> gallery.images().getFirst().blocks().size())
            .distinct()
            .toList();
    MaskLegend legend =
        depths.size() == 1
            ? new MaskLegend().ponderCost(depths.getFirst())
            : new MaskLegend().relativePonderCost();
    return draw(
        subject + ": ponder cost by model",
        images,
        images.stream().map(MaskedImage::label).toList(),
        rows,
        legend);
  }

  private record Named(String caption, BufferedImage picture) {}

  private static Named compared(String model, MaskedImage image) {
    return new Named(
        model + ", " + image.verdict(), Pictures.overlay(image.image(), image.ponderCost()));
  }

  private List<Named> pictures(MaskedImage image) {
    PonderCost ponder = image.ponderCost();
    List<Named> pictures = new ArrayList<>(inputs(image));
    pictures.add(
        new Named(
            String.format(Locale.ROOT, "ponder %.1f of %d", ponder.mean(), ponder.blocks()),
            Pictures.ponder(image.image(), ponder)));
    pictures.add(new Named(overlayCaption(image, ponder), Pictures.overlay(image.image(), ponder)));
    for (BlockMask block : shown(image)) {
      pictures.add(new Named(block.caption(), Pictures.hard(block.hard())));
      block
          .soft()
          .filter(kept -> soft)
          .map(mask -> new Named(block.name() + "  soft", Pictures.soft(mask)))
          .ifPresent(pictures::add);
    }
    return pictures;
  }

  private List<BlockMask> shown(MaskedImage image) {
    return image.blocks().stream()
        .filter(block -> chosen.isEmpty() || chosen.contains(block.name()))
        .toList();
  }

  private static List<Named> inputs(MaskedImage image) {
    List<Named> pictures = new ArrayList<>();
    pictures.add(new Named("input", image.image().picture()));
    image
        .foreground()
        .map(mask -> new Named("true foreground", Pictures.hard(mask)))
        .ifPresent(pictures::add);
    return pictures;
  }

  private static String overlayCaption(MaskedImage image, PonderCost ponder) {
    return image
        .foreground()
        .map(ponder::intersectionOverUnion)
        .map(score -> String.format(Locale.ROOT, "overlay, IoU %.2f", score))
        .orElse("overlay");
  }

  private static BufferedImage draw(
      String title,
      List<MaskedImage> images,
      List<String> captions,
      List<List<Named>> rows,
      MaskLegend legend) {
    int widest = rows.stream().mapToInt(List::size).max().orElseThrow();
    int target = widest <= FEW ? LARGE : SMALL;
    int longest =
        images.stream()
            .mapToInt(image -> Math.max(image.image().height(), image.image().width()))
            .max()
            .orElseThrow();
    int enlarged = Math.clamp(target / longest, 1, MOST_ENLARGED);
    List<Sheet.Band> bands = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      RgbImage image = images.get(row).image();
      bands.add(
          new Sheet.Band(
              captions.get(row),
              rows.get(row).stream().map(named -> tile(named, image, enlarged)).toList()));
    }
    return new Sheet(Math.max(target, longest), Math.min(widest, MOST_COLUMNS))
        .draw(title, bands, legend);
  }

  private static Sheet.Tile tile(Named named, RgbImage image, int enlarged) {
    return new Sheet.Tile(
        Pictures.enlarge(named.picture(), enlarged * image.height(), enlarged * image.width()),
        named.caption());
  }
}
