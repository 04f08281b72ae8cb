package org.dynconv.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dynconv.run.RunRecord;
import tech.tablesaw.api.Table;

/**
 * A number that a paper or its authors published, as an experiment's configuration carries it under
 * {@value #KEY}.
 *
 * @param label the model
 * @param budget the target budget; null for a dense one
 * @param macs millions of multiply-accumulates an image, all convolutions
 * @param top1 percent
 * @param source where it stands
 */
record PublishedResult(String label, Double budget, double macs, double top1, String source) {
  private static final String KEY = "paper";

  /** The distinct results that runs are to be compared with, in the order of first appearance. */
  static List<PublishedResult> of(Collection<RunRecord> runs) {
    Set<PublishedResult> results = new LinkedHashSet<>();
    for (RunRecord run : runs) {
      if (run.configuration().values().get(KEY) instanceof List<?> list) {
        for (Object item : list) {
          if (item instanceof Map<?, ?> values) {
            results.add(of(values));
          }
        }
      }
    }
    return List.copyOf(results);
  }

  private static PublishedResult of(Map<?, ?> values) {
    return new PublishedResult(
        String.valueOf(values.get("label")),
        values.get("budget") instanceof Number budget ? budget.doubleValue() : null,
        number(values.get("macs")),
        number(values.get("top1")),
        String.valueOf(values.get("source")));
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** Adds the results to a chart of the same cost figure, dense and masked ones as two lines. */
  static void draw(List<PublishedResult> results, AccuracyChart chart) {
    List<OperatingPoint> dense = new ArrayList<>();
    List<OperatingPoint> masked = new ArrayList<>();
    for (PublishedResult result : results) {
      (result.budget() == null ? dense : masked)
          .add(
              new OperatingPoint(
                  result.label(), result.macs() * 1e6, result.top1() / 100, Double.NaN));
    }
    chart.published("published, dense", dense);
    chart.published("published, masked", masked);
  }

  static Table table(List<PublishedResult> results) {
    Columns<PublishedResult> columns = new Columns<>(results);
    return Table.create(
        KEY,
        columns.text("Model", PublishedResult::label),
        columns.number("Target budget", 2, result -> Columns.orAbsent(result.budget())),
        columns.number("Top-1 (%)", 2, PublishedResult::top1),
        columns.number("All MACs (M)", 1, PublishedResult::macs),
        columns.text("Source", PublishedResult::source));
  }
}
