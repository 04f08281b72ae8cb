package org.dynconv.weights;

/** Names out of files, made fit for a message: a file may hold a name of any length and letters. */
final class Printable {
  private static final int MAX = 80;

  private Printable() {}

  /** At most 80 letters, control characters replaced. */
  static String shortened(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .limit(MAX)
        .forEach(c -> printable.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return text.codePointCount(0, text.length()) > MAX ? printable + "…" : printable.toString();
  }
}
