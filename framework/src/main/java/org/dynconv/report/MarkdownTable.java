package org.dynconv.report;

import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** GitHub's Markdown (the specification's "Tables" extension). */
final class MarkdownTable {
  private MarkdownTable() {}

  static String render(Table table) {
    Cells cells = Cells.of(table);
    StringBuilder text = new StringBuilder();
    text.append(row(cells.headings()));
    text.append(row(cells.numeric().stream().map(number -> number ? "---:" : "---").toList()));
    cells.rows().forEach(cellsOfRow -> text.append(row(cellsOfRow)));
    return text.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(MarkdownTable::escape)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** What would end a cell, or be read as a mark or as HTML. */
  private static String escape(String cell) {
    return cell.replaceAll("([\\\\|*_`<\\[])", "\\\\$1").replace("\n", " ");
  }
}
