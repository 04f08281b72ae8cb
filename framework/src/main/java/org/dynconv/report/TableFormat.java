package org.dynconv.report;

import tech.tablesaw.api.Table;

/** The forms in which a table is written. All but CSV print numbers as their columns say. */
public enum TableFormat {
  /** Aligned columns for a terminal, headings over several lines. */
  CONSOLE,
  /** Comma-separated, numbers in full precision, absent values empty. */
  CSV,
  /** GitHub's Markdown. */
  MARKDOWN,
  /** A {@code tabular} for LaTeX with the {@code booktabs} package. */
  LATEX;

  /**
   * Writes a table in this form.
   *
   * @param table the table; number columns print through their formatters
   * @return the text, every line ended by a line feed
   */
  public String render(Table table) {
    return switch (this) {
      case CONSOLE -> ConsoleTable.render(table);
      case CSV -> CsvTable.render(table);
      case MARKDOWN -> MarkdownTable.render(table);
      case LATEX -> LatexTable.render(table);
    };
  }
}
