package org.dynconv.experiments.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of text under headings, each column as wide as its widest cell. */
final class TextColumns {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextColumns(List<String> headings) {
    rows.add(List.copyOf(headings));
  }

  void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  void print(PrintWriter out, String indent) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < widths.length; column++) {
        line.append(row.get(column))
            .append(" ".repeat(widths[column] - row.get(column).length()))
            .append(GAP);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** A setting's value as it is typed on the command line: list items between commas. */
  static String cell(Object value) {
    return switch (value) {
      case Collection<?> list ->
          list.stream().map(TextColumns::cell).collect(Collectors.joining(","));
      case Double number -> BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
      default -> String.valueOf(value);
    };
  }
}
