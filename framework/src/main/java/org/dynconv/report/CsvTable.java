package org.dynconv.report;

import java.io.StringWriter;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** Comma-separated values through Tablesaw's writer. */
final class CsvTable {
  private CsvTable() {}

  static String render(Table table) {
    StringWriter text = new StringWriter();
    table.write().usingOptions(CsvWriteOptions.builder(text).lineEnd("\n").build());
    return text.toString();
  }
}
