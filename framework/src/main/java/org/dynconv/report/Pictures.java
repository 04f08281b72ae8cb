package org.dynconv.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The pictures that explain a masked image, one picture pixel per value. */
final class Pictures {
  static final int ACTIVE = 0xFFFFFF;
  static final int SKIPPED = 0x30343B;

  /** How much of an overlay is heat map; the rest is the input in grey. */
  private static final double HEAT = 0.6;

  private Pictures() {}

  /** The colour of each pixel as {@code 0xRRGGBB}. */
  @FunctionalInterface
  interface Pixels {
    int rgb(int y, int x);
  }

  static BufferedImage draw(int height, int width, Pixels pixels) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, pixels.rgb(y, x));
      }
    }
    return picture;
  }

  static BufferedImage hard(Mask mask) {
    return draw(mask.height(), mask.width(), (y, x) -> mask.active(y, x) ? ACTIVE : SKIPPED);
  }

  static BufferedImage soft(SoftMask mask) {
    return draw(mask.height(), mask.width(), (y, x) -> ColourScale.rgb(mask.value(y, x)));
  }

  static BufferedImage ponder(RgbImage input, PonderCost ponder) {
    return draw(input.height(), input.width(), (y, x) -> heat(ponder, y, x));
  }

  static BufferedImage overlay(RgbImage input, PonderCost ponder) {
    return draw(
        input.height(),
        input.width(),
        (y, x) -> ColourScale.mix(grey(input.rgb(y, x)), heat(ponder, y, x), HEAT));
  }

  /** Enlarges by nearest neighbour, so that positions stay sharp squares. */
  static BufferedImage enlarge(BufferedImage picture, int height, int width) {
    BufferedImage larger = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = larger.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return larger;
  }

  static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, "png", bytes)) {
        throw new IllegalStateException("every Java platform writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static int heat(PonderCost ponder, int y, int x) {
    return ColourScale.rgb((double) ponder.count(y, x) / ponder.blocks());
  }

  /** Luma of ITU-R BT.601. */
  private static int grey(int rgb) {
    int luma =
        (299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF) + 500) / 1000;
    return luma << 16 | luma << 8 | luma;
  }
}
