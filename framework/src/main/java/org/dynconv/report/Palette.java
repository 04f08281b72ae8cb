package org.dynconv.report;

import java.awt.Color;
import java.util.List;

/**
 * The eight colours of Okabe and Ito ("Color Universal Design", 2008), which people with any kind
 * of colour blindness tell apart. Black comes first and yellow, faint on white, last.
 */
final class Palette {
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color GRID = new Color(0xDD, 0xDD, 0xDD);

  private static final List<Color> COLOURS =
      List.of(
          new Color(0x00, 0x00, 0x00),
          new Color(0x00, 0x72, 0xB2),
          new Color(0xD5, 0x5E, 0x00),
          new Color(0x00, 0x9E, 0x73),
          new Color(0xCC, 0x79, 0xA7),
          new Color(0xE6, 0x9F, 0x00),
          new Color(0x56, 0xB4, 0xE9),
          new Color(0xF0, 0xE4, 0x42));

  private Palette() {}

  /** The colour of the n-th series, from 0; they start over after eight. */
  static Color series(int number) {
    return COLOURS.get(number % COLOURS.size());
  }
}
