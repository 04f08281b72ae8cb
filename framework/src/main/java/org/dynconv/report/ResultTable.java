package org.dynconv.report;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.dynconv.run.EngineTest;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunRecord;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The table of a run: a row per model, both budgets and both cost figures apart, the number of test
 * images always there.
 */
public final class ResultTable {
  private static final double MILLION = 1e6;

  /** What the headings mean, to be printed with the table. */
  public static final String NOTE =
      "MACs per image, averaged over the test images. Cond.: conditional convolutions only, what the"
          + " budget counts; All: all convolutions, mask units counted in.";

  private static final String PROFILE = "profile";

  private ResultTable() {}

  /**
   * The table of a run, with the profile of its training: a short one is told from the paper's in
   * every output.
   *
   * @param run the run
   * @return the columns of {@link #of(List)}, and behind the model's the profile, where the run
   *     says which
   */
  public static Table of(RunRecord run) {
    Table table = of(run.results());
    String profile = profile(run);
    if (!profile.isEmpty()) {
      table.insertColumn(1, new Columns<>(run.results()).text("Profile", result -> profile));
    }
    return table;
  }

  /** The profile of a run's training; empty where it does not say. */
  static String profile(RunRecord run) {
    return run.configuration().text(PROFILE).orElse("");
  }

  /** A title with the profile of the runs behind it. */
  static String titled(String title, List<RunRecord> runs) {
    String profiles =
        runs.stream()
            .map(ResultTable::profile)
            .filter(profile -> !profile.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" and "));
    return profiles.isEmpty() ? title : title + " (profile " + profiles + ")";
  }

  /**
   * Lays results out as a table.
   *
   * @param results a row each, in this order
   * @return columns model, target and used budget (fractions), top-1 (%), test images, for the
   *     conditional and for all convolutions multiply-accumulates per image (millions) and the part
   *     saved (%), and images per second in training and evaluation; where a backend of the
   *     inference engine tested too, its name, its top-1, how many of its predictions are not
   *     libtorch's, and its images per second
   */
  public static Table of(List<ModelResult> results) {
    Columns<ModelResult> columns = new Columns<>(results);
    Table table =
        Table.create(
            "results",
            columns.text("Model", ModelResult::model),
            columns.number("Target budget", 2, result -> Columns.orAbsent(result.targetBudget())),
            columns.number("Used budget", 3, ModelResult::usedBudget),
            columns.number("Top-1 (%)", 2, result -> 100 * result.top1()),
            columns.whole("Test images", ModelResult::testCount),
            columns.number("Cond. MACs (M)", 3, result -> result.conditional().used() / MILLION),
            columns.number("Cond. saved (%)", 1, result -> 100 * result.conditional().saved()),
            columns.number("All MACs (M)", 3, result -> result.all().used() / MILLION),
            columns.number("All saved (%)", 1, result -> 100 * result.all().saved()),
            columns.number("Train images/s", 0, result -> result.throughput().train()),
            columns.number("Test images/s", 0, result -> result.throughput().evaluation()));
    return results.stream().allMatch(result -> result.engineTest() == null)
        ? table
        : table.addColumns(engine(columns));
  }

  private static Column<?>[] engine(Columns<ModelResult> columns) {
    return new Column<?>[] {
      columns.text("Engine", result -> text(result, EngineTest::backend)),
      columns.number("Engine top-1 (%)", 2, result -> number(result, test -> 100 * test.top1())),
      columns.number(
          "Other predictions", 0, result -> number(result, EngineTest::otherPredictions)),
      columns.number("Engine images/s", 0, result -> number(result, EngineTest::imagesPerSecond))
    };
  }

  private static String text(ModelResult result, Function<EngineTest, String> value) {
    return result.engineTest() == null ? "" : value.apply(result.engineTest());
  }

  private static double number(ModelResult result, ToDoubleFunction<EngineTest> value) {
    return result.engineTest() == null ? Double.NaN : value.applyAsDouble(result.engineTest());
  }
}
