package org.dynconv.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Two runs of the same settings compared: weights and masks byte for byte, epochs and test results
 * digit for digit. Times and speeds are no results.
 *
 * @param compared how many of each kind were compared, in words
 * @param differences one line for each thing that is not the same
 * @param causes one line for each difference of the records that may explain others
 */
public record RunComparison(String compared, List<String> differences, List<String> causes) {
  private static final List<String> ENDINGS = List.of(".safetensors", ".json.gz");
  private static final Throughput NONE = new Throughput(0, 0);

  /**
   * Copies the lines.
   *
   * @param compared how many of each kind were compared
   * @param differences what is not the same
   * @param causes what may explain it
   */
  public RunComparison {
    differences = List.copyOf(differences);
    causes = List.copyOf(causes);
  }

  /**
   * Compares two runs.
   *
   * @param first the earlier one
   * @param second the later one
   * @return what is the same, what is not, and why that may be
   * @throws org.dynconv.error.UserException when metrics cannot be read
   */
  public static RunComparison of(StoredRun first, StoredRun second) {
    List<String> differences = new ArrayList<>();
    Map<String, String> files = files(first.record());
    compare(files, files(second.record()), "", differences);
    Map<String, ?> results = results(first.record());
    compare(results, results(second.record()), "test result of ", differences);
    Map<String, ?> epochs = epochs(first);
    compare(epochs, epochs(second), "", differences);
    String compared =
        "%d files of weights and masks, %d epochs, %d test results"
            .formatted(files.size(), epochs.size(), results.size());
    return new RunComparison(
        compared, differences, RecordDifferences.of(first.record(), second.record()));
  }

  /**
   * Whether the second run came to what the first did.
   *
   * @return true when nothing differs
   */
  public boolean identical() {
    return differences.isEmpty();
  }

  /**
   * The comparison for people.
   *
   * @return some lines
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (identical()) {
      text.append("Identical: ").append(compared).append('.');
      append(text, "\nThat although the records differ:", causes);
      return text.toString();
    }
    text.append("Not identical (compared: ").append(compared).append("):");
    append(text, "", differences);
    if (causes.isEmpty()) {
      return text.append(
              "\nNothing that the records hold explains it: the computation does not repeat itself.")
          .toString();
    }
    append(text, "\nWhat differs in the records and may explain it:", causes);
    return text.toString();
  }

  private static void append(StringBuilder text, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append(heading);
      lines.forEach(line -> text.append("\n  ").append(line));
    }
  }

  private static void compare(
      Map<String, ?> first, Map<String, ?> second, String kind, List<String> differences) {
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    for (String name : names) {
      Object one = first.get(name);
      Object other = second.get(name);
      if (one == null || other == null) {
        differences.add(
            kind + name + ": only in the " + (one == null ? "second" : "first") + " run");
      } else if (!one.equals(other)) {
        differences.add(kind + name + ": " + shown(one) + " before, now " + shown(other));
      }
    }
  }

  private static String shown(Object value) {
    return switch (value) {
      case ModelResult result -> shown(result);
      case EpochMetrics epoch -> "loss " + epoch.loss().total() + ", top-1 " + epoch.trainTop1();
      default -> value.toString();
    };
  }

  private static String shown(ModelResult result) {
    EngineTest engine = result.engineTest();
    return "top-1 "
        + result.top1()
        + ", used budget "
        + result.usedBudget()
        + (engine == null ? "" : ", by " + engine.backend() + ": " + engine.beside(result.top1()));
  }

  private static Map<String, String> files(RunRecord record) {
    Map<String, String> files = new LinkedHashMap<>();
    record
        .artefacts()
        .forEach(
            (name, hash) -> {
              if (ENDINGS.stream().anyMatch(name::endsWith)) {
                files.put(name, hash.substring(0, 12));
              }
            });
    return files;
  }

  private static Map<String, ModelResult> results(RunRecord record) {
    Map<String, ModelResult> results = new LinkedHashMap<>();
    for (ModelResult r : record.results()) {
      results.put(
          r.model(),
          new ModelResult(
              r.model(),
              r.targetBudget(),
              r.usedBudget(),
              r.top1(),
              r.testCount(),
              r.validationTop1(),
              r.conditional(),
              r.all(),
              NONE,
              r.densities(),
              r.reportedEpoch(),
              r.reportedBecause(),
              r.engineTest() == null ? null : r.engineTest().withoutSpeed()));
    }
    return results;
  }

  private static Map<String, EpochMetrics> epochs(StoredRun run) {
    Map<String, EpochMetrics> epochs = new LinkedHashMap<>();
    for (EpochMetrics e : run.metrics()) {
      epochs.put(
          "%s, epoch %d".formatted(e.model(), e.epoch()),
          new EpochMetrics(
              e.model(),
              e.epoch(),
              e.step(),
              e.learningRate(),
              e.loss(),
              e.trainTop1(),
              e.validationTop1(),
              e.targetBudget(),
              e.usedBudget(),
              0,
              0,
              e.blockUsed()));
    }
    return epochs;
  }
}
