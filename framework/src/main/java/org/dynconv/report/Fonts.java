package org.dynconv.report;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.dynconv.error.UserException;

/** The typeface of all pictures. */
final class Fonts {
  private Fonts() {}

  /**
   * A sans-serif font.
   *
   * @param size in points
   * @throws UserException when the system has no fonts at all, as minimal containers do
   */
  static Font plain(int size) {
    return font(Font.PLAIN, size);
  }

  /** The same in bold. */
  static Font bold(int size) {
    return font(Font.BOLD, size);
  }

  private static Font font(int style, int size) {
    Font font = new Font(Font.SANS_SERIF, style, size);
    BufferedImage canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    try {
      FontMetrics metrics = graphics.getFontMetrics(font);
      if (metrics.stringWidth("top-1") == 0) {
        throw noFonts(null);
      }
      return font;
    } catch (InternalError | NoClassDefFoundError | UnsatisfiedLinkError | NullPointerException e) {
      // The JDK's ways of saying that fontconfig or every font is missing.
      throw noFonts(e);
    } finally {
      graphics.dispose();
    }
  }

  private static UserException noFonts(Throwable cause) {
    return new UserException(
        "Charts cannot be drawn: this system has no fonts. Install some, on Debian and Ubuntu:"
            + " apt-get install fontconfig fonts-dejavu-core.",
        cause);
  }
}
