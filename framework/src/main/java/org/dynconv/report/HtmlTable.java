package org.dynconv.report;

import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table whose headings sort it when pressed; numbers sort by value, absent ones last. */
final class HtmlTable {
  private HtmlTable() {}

  static String render(Table table) {
    StringBuilder html =
        new StringBuilder("<div class=\"scroll\"><table class=\"sortable\">\n<thead><tr>");
    for (Column<?> column : table.columns()) {
      html.append("<th scope=\"col\"")
          .append(column instanceof NumericColumn<?> ? " class=\"number\"" : "")
          .append("><button type=\"button\">")
          .append(Html.escape(column.name()))
          .append("</button></th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < table.rowCount(); row++) {
      html.append("<tr>");
      for (Column<?> column : table.columns()) {
        html.append(cell(column, row));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table></div>\n").toString();
  }

  private static String cell(Column<?> column, int row) {
    String text = Html.escape(column.getString(row));
    if (!(column instanceof NumericColumn<?> numbers)) {
      return "<td>" + text + "</td>";
    }
    String value = numbers.isMissing(row) ? "" : Double.toString(numbers.getDouble(row));
    return "<td class=\"number\" data-value=\"" + value + "\">" + text + "</td>";
  }
}
