package org.dynconv.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Lays pictures out on a white sheet: a title, bands of captioned tiles that wrap like words, and a
 * legend below.
 */
final class Sheet {
  private static final int MARGIN = 24;
  private static final int GAP = 10;
  private static final int TITLE = 44;
  private static final int BAND_CAPTION = 30;
  private static final int TILE_CAPTION = 22;
  private static final int BAND_GAP = 18;

  private final Font titleFont = Fonts.bold(20);
  private final Font bandFont = Fonts.bold(15);
  private final Font tileFont = Fonts.plain(13);
  private final int tileSize;
  private final int columns;

  /** A picture and the words below it. */
  record Tile(BufferedImage picture, String caption) {}

  /** Tiles that belong together, and the words above them. */
  record Band(String caption, List<Tile> tiles) {}

  /**
   * Plans a sheet.
   *
   * @param tileSize edge of the square that a tile fills, in pixels
   * @param columns tiles on a line
   */
  Sheet(int tileSize, int columns) {
    this.tileSize = tileSize;
    this.columns = columns;
  }

  BufferedImage draw(String title, List<Band> bands, MaskLegend legend) {
    int width = 2 * MARGIN + columns * (tileSize + GAP) - GAP;
    int height = 2 * MARGIN + TITLE + legend.height();
    for (Band band : bands) {
      height += bandHeight(band);
    }
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    text(graphics, titleFont, title, MARGIN, MARGIN + 22, width - 2 * MARGIN);
    int y = MARGIN + TITLE;
    for (Band band : bands) {
      draw(graphics, band, y, width - 2 * MARGIN);
      y += bandHeight(band);
    }
    graphics.setFont(tileFont);
    legend.draw(graphics, MARGIN, y);
    graphics.dispose();
    return sheet;
  }

  private int bandHeight(Band band) {
    int lines = (band.tiles().size() + columns - 1) / columns;
    return BAND_CAPTION + lines * (tileSize + TILE_CAPTION) + BAND_GAP;
  }

  private void draw(Graphics2D graphics, Band band, int top, int width) {
    text(graphics, bandFont, band.caption(), MARGIN, top + 18, width);
    for (int number = 0; number < band.tiles().size(); number++) {
      int x = MARGIN + number % columns * (tileSize + GAP);
      int y = top + BAND_CAPTION + number / columns * (tileSize + TILE_CAPTION);
      Tile tile = band.tiles().get(number);
      graphics.drawImage(tile.picture(), x, y, null);
      graphics.setColor(Palette.GRID);
      graphics.drawRect(
          x - 1, y - 1, tile.picture().getWidth() + 1, tile.picture().getHeight() + 1);
      text(graphics, tileFont, tile.caption(), x, y + tile.picture().getHeight() + 16, tileSize);
    }
  }

  /** Words that do not fit lose their end, visibly. */
  private static void text(
      Graphics2D graphics, Font font, String words, int x, int baseline, int width) {
    FontMetrics metrics = graphics.getFontMetrics(font);
    String shown = words;
    for (int length = words.length(); metrics.stringWidth(shown) > width && length > 0; length--) {
      shown = words.substring(0, length - 1) + "…";
    }
    graphics.setFont(font);
    graphics.setColor(Palette.INK);
    graphics.drawString(shown, x, baseline);
  }
}
