package org.dynconv.report;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** Aligned text; a heading's words stand below one another, so that columns stay narrow. */
final class ConsoleTable {
  private static final String GAP = "  ";

  private ConsoleTable() {}

  static String render(Table table) {
    Cells cells = Cells.of(table);
    List<List<String>> headings = cells.headings().stream().map(ConsoleTable::words).toList();
    int depth = headings.stream().mapToInt(List::size).max().orElse(0);
    List<List<String>> lines = new ArrayList<>();
    for (int line = 0; line < depth; line++) {
      lines.add(headingLine(headings, depth, line));
    }
    lines.addAll(cells.rows());

    int[] widths = widths(lines, cells.columns());
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < lines.size(); line++) {
      if (line == depth) {
        append(text, rule(widths), widths, cells.numeric());
      }
      append(text, lines.get(line), widths, cells.numeric());
    }
    return text.toString();
  }

  /** Splits at spaces, but keeps a unit in brackets with its word. */
  private static List<String> words(String heading) {
    return List.of(heading.split(" (?!\\()"));
  }

  /** Headings stand on the rule: the shorter ones start lower. */
  private static List<String> headingLine(List<List<String>> headings, int depth, int line) {
    List<String> cells = new ArrayList<>();
    for (List<String> words : headings) {
      int word = line - (depth - words.size());
      cells.add(word < 0 ? "" : words.get(word));
    }
    return cells;
  }

  private static int[] widths(List<List<String>> lines, int columns) {
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], length(line.get(column)));
      }
    }
    return widths;
  }

  private static List<String> rule(int[] widths) {
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("─".repeat(width));
    }
    return rule;
  }

  private static void append(
      StringBuilder text, List<String> line, int[] widths, List<Boolean> numeric) {
    StringBuilder row = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = line.get(column);
      String padding = " ".repeat(widths[column] - length(cell));
      row.append(column == 0 ? "" : GAP);
      row.append(numeric.get(column) ? padding + cell : cell + padding);
    }
    text.append(row.toString().stripTrailing()).append('\n');
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
