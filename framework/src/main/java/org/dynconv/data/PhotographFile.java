package org.dynconv.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.dynconv.error.UserException;

/**
 * An image file, decoded to RGB: the stored values, no colour profile applied, grey spread to RGB.
 */
final class PhotographFile {
  private PhotographFile() {}

  static RgbImage decode(Path file) {
    BufferedImage image;
    try {
      byte[] bytes = Files.readAllBytes(file);
      image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException | RuntimeException e) {
      // A decoder can trip over damaged data in any way: whatever it is, it is about this file.
      throw new UserException(
          "%s cannot be decoded: %s. Replace it, or convert it to an RGB JPEG or PNG."
              .formatted(file, e.getMessage() == null ? e.toString() : e.getMessage()),
          e);
    }
    if (image == null) {
      throw new UserException(
          "%s is not an image that can be read: JPEG, PNG, GIF and BMP can.".formatted(file));
    }
    return rgb(image);
  }

  /**
   * Takes the stored samples where they are 8-bit grey, RGB or CMYK, with or without alpha: asking
   * for colours would apply a profile, or take grey for linear light, as no other library does.
   */
  private static RgbImage rgb(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    byte[] pixels = new byte[height * width * 3];
    boolean stored =
        image.getColorModel() instanceof ComponentColorModel model
            && model.getComponentSize(0) == 8;
    int colours = stored ? image.getColorModel().getColorSpace().getType() : -1;
    for (int y = 0; y < height; y++) {
      switch (colours) {
        case ColorSpace.TYPE_GRAY -> takeSamples(image.getRaster(), y, 0, pixels);
        case ColorSpace.TYPE_RGB -> takeSamples(image.getRaster(), y, 1, pixels);
        case ColorSpace.TYPE_CMYK -> takeInks(image.getRaster(), y, pixels);
        default -> takeColours(image, y, pixels);
      }
    }
    return new RgbImage(height, width, pixels);
  }

  /** Takes one row; {@code step} is 1 for a band a channel, 0 for the first band thrice. */
  private static void takeSamples(Raster raster, int y, int step, byte[] pixels) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int[] row = raster.getPixels(0, y, width, 1, (int[]) null);
    for (int x = 0; x < width; x++) {
      for (int channel = 0; channel < 3; channel++) {
        pixels[(y * width + x) * 3 + channel] = (byte) row[x * bands + step * channel];
      }
    }
  }

  /** Takes one row of cyan, magenta, yellow and black as Pillow does: what each ink leaves over. */
  private static void takeInks(Raster raster, int y, byte[] pixels) {
    int width = raster.getWidth();
    int[] row = raster.getPixels(0, y, width, 1, (int[]) null);
    for (int x = 0; x < width; x++) {
      int left = 255 - row[4 * x + 3];
      for (int channel = 0; channel < 3; channel++) {
        int scaled = row[4 * x + channel] * left + 128;
        int ink = (scaled + (scaled >> 8)) >> 8;
        pixels[(y * width + x) * 3 + channel] = (byte) Math.max(0, left - ink);
      }
    }
  }

  private static void takeColours(BufferedImage image, int y, byte[] pixels) {
    int width = image.getWidth();
    int[] row = image.getRGB(0, y, width, 1, null, 0, width);
    for (int x = 0; x < width; x++) {
      int to = (y * width + x) * 3;
      pixels[to] = (byte) (row[x] >> 16);
      pixels[to + 1] = (byte) (row[x] >> 8);
      pixels[to + 2] = (byte) row[x];
    }
  }
}
