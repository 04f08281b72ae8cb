package org.dynconv.report;

import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** A table as printed text, which the renderers lay out: numbers to the right, text to the left. */
record Cells(List<String> headings, List<Boolean> numeric, List<List<String>> rows) {
  static Cells of(Table table) {
    return new Cells(
        table.columnNames(),
        table.columns().stream().map(column -> column instanceof NumericColumn<?>).toList(),
        IntStream.range(0, table.rowCount())
            .mapToObj(row -> table.columns().stream().map(column -> column.getString(row)).toList())
            .toList());
  }

  int columns() {
    return headings.size();
  }
}
