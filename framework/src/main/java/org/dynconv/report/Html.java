package org.dynconv.report;

/** Text made safe for HTML and XML. */
final class Html {
  private Html() {}

  /** For element content and for attribute values in either kind of quote. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char symbol = text.charAt(i);
      switch (symbol) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(symbol);
      }
    }
    return safe.toString();
  }
}
