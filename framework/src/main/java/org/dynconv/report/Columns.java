package org.dynconv.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * Builds Tablesaw columns from a list of values. Numbers print with a point and groups of three by
 * commas whatever the machine's language is.
 *
 * @param <T> what a row is made of
 */
final class Columns<T> {
  /** Printed where a value does not exist, as a dense model's target budget. */
  static final String ABSENT = "–";

  private final Iterable<T> rows;

  Columns(Iterable<T> rows) {
    this.rows = rows;
  }

  StringColumn text(String name, Function<T, String> value) {
    StringColumn column = StringColumn.create(name);
    rows.forEach(row -> column.append(value.apply(row)));
    return column;
  }

  IntColumn whole(String name, ToIntFunction<T> value) {
    IntColumn column = IntColumn.create(name);
    rows.forEach(row -> column.append(value.applyAsInt(row)));
    column.setPrintFormatter(formatter(0));
    return column;
  }

  /** A column of numbers printed with a fixed number of decimals; NaN is an absent value. */
  DoubleColumn number(String name, int decimals, ToDoubleFunction<T> value) {
    DoubleColumn column = DoubleColumn.create(name);
    rows.forEach(row -> column.append(value.applyAsDouble(row)));
    column.setPrintFormatter(formatter(decimals));
    return column;
  }

  /** Null as NaN, which Tablesaw holds for an absent number. */
  static double orAbsent(Double value) {
    return value == null ? Double.NaN : value;
  }

  private static NumberColumnFormatter formatter(int decimals) {
    String pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    return new NumberColumnFormatter(
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)), ABSENT);
  }
}
