package org.dynconv.report;

import tech.tablesaw.api.Table;

/**
 * A table of a report.
 *
 * @param name its files' name without an ending
 * @param title what stands above it
 * @param table the values
 * @param note what stands below it
 */
public record ReportTable(String name, String title, Table table, String note) {}
