package org.dynconv.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Explains a sheet's colours: a line for each kind of picture on it. */
final class MaskLegend {
  private static final int MOST_SWATCHES = 12;
  private static final int SIZE = 18;
  private static final int BAR = 260;
  private static final int LINE = 32;

  private final List<Line> lines = new ArrayList<>();

  private interface Line {
    void draw(Graphics2D graphics, int x, int y);
  }

  /** Explains hard masks. */
  MaskLegend hardMasks() {
    lines.add(
        (graphics, left, y) -> {
          int x = words(graphics, "Block mask, with its share of active positions:", left, y);
          x = swatch(graphics, Pictures.ACTIVE, "computed", x, y);
          swatch(graphics, Pictures.SKIPPED, "skipped", x, y);
        });
    return this;
  }

  /** Explains soft masks. */
  MaskLegend softMasks() {
    lines.add((graphics, x, y) -> bar(graphics, "Soft mask:", "0", "1", x, y));
    return this;
  }

  /** Explains ponder costs: a swatch for each count, a bar for many. */
  MaskLegend ponderCost(int blocks) {
    String words = "Ponder cost, blocks that computed a pixel:";
    lines.add(
        blocks > MOST_SWATCHES
            ? (graphics, x, y) -> bar(graphics, words, "0", Integer.toString(blocks), x, y)
            : (graphics, x, y) -> swatches(graphics, words, blocks, x, y));
    return this;
  }

  /** Explains ponder costs of networks of different depth. */
  MaskLegend relativePonderCost() {
    lines.add(
        (graphics, x, y) -> bar(graphics, "Ponder cost, part of the blocks:", "none", "all", x, y));
    return this;
  }

  /** Explains how ponder costs are scored. */
  MaskLegend score() {
    lines.add(
        (graphics, x, y) ->
            words(
                graphics,
                "IoU: true foreground against pixels whose ponder cost is at least the image's"
                    + " mean.",
                x,
                y));
    return this;
  }

  int height() {
    return lines.size() * LINE;
  }

  void draw(Graphics2D graphics, int x, int y) {
    for (int line = 0; line < lines.size(); line++) {
      lines.get(line).draw(graphics, x, y + line * LINE);
    }
  }

  private static void swatches(Graphics2D graphics, String words, int blocks, int left, int y) {
    int x = words(graphics, words, left, y);
    for (int count = 0; count <= blocks; count++) {
      int colour = ColourScale.rgb((double) count / blocks);
      x = swatch(graphics, colour, Integer.toString(count), x, y);
    }
  }

  private static void bar(
      Graphics2D graphics, String words, String least, String most, int left, int y) {
    int x = words(graphics, least, words(graphics, words, left, y), y);
    for (int i = 0; i < BAR; i++) {
      graphics.setColor(new Color(ColourScale.rgb(i / (BAR - 1.0))));
      graphics.drawLine(x + i, y, x + i, y + SIZE - 1);
    }
    words(graphics, most, x + BAR + 8, y);
  }

  private static int swatch(Graphics2D graphics, int colour, String meaning, int x, int y) {
    graphics.setColor(new Color(colour));
    graphics.fillRect(x, y, SIZE, SIZE);
    graphics.setColor(Color.GRAY);
    graphics.drawRect(x, y, SIZE, SIZE);
    return words(graphics, meaning, x + SIZE + 6, y) + 6;
  }

  /** Draws words and tells where the next thing may begin. */
  private static int words(Graphics2D graphics, String text, int x, int y) {
    graphics.setColor(Palette.INK);
    graphics.drawString(text, x, y + SIZE - 4);
    return x + graphics.getFontMetrics().stringWidth(text) + 8;
  }
}
