package org.dynconv.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What differs between the records of two runs, and why it may matter for what they came to. */
final class RecordDifferences {
  private final List<String> lines = new ArrayList<>();

  private RecordDifferences() {}

  /** One line a difference; empty when the records give no reason for different results. */
  static List<String> of(RunRecord first, RunRecord second) {
    RecordDifferences differences = new RecordDifferences();
    differences.settings(first.configuration(), second.configuration());
    differences.add(
        "root seed", first.seeds().root(), second.seeds().root(), "other random numbers");
    differences.add(
        "random streams",
        first.seeds().streams(),
        second.seeds().streams(),
        "the code draws other random numbers");
    differences.add(
        "code",
        first.revision().label(),
        second.revision().label(),
        "other code may compute something else");
    if (first.revision().dirty() && second.revision().dirty()) {
      differences.lines.add(
          "code: both had changes that no commit holds, which may not be the same ones");
    }
    differences.data(first.data(), second.data());
    differences.machine(first.environment(), second.environment());
    return List.copyOf(differences.lines);
  }

  private void settings(Configuration first, Configuration second) {
    Set<String> keys = new LinkedHashSet<>(first.values().keySet());
    keys.addAll(second.values().keySet());
    for (String key : keys) {
      add(
          "setting " + key,
          first.text(key).orElse("none"),
          second.text(key).orElse("none"),
          "other settings");
    }
  }

  private void data(DataSummary first, DataSummary second) {
    if (first == null || second == null) {
      add("data", first, second, "one run did not open its data");
      return;
    }
    add("data set", first.name(), second.name(), "other images");
    add("data checksum", first.checksum(), second.checksum(), "other images");
    add("training images", first.train(), second.train(), "other images");
    add("validation images", first.validation(), second.validation(), "other images");
    add("test images", first.test(), second.test(), "other images");
  }

  private void machine(Environment first, Environment second) {
    add(
        "processor",
        first.processor(),
        second.processor(),
        "other instructions round sums otherwise");
    add("cores", first.cores(), second.cores(), "threads decide the order in which sums are taken");
    add(
        "system",
        first.operatingSystem(),
        second.operatingSystem(),
        "its mathematical library may round otherwise");
    add(
        "Java",
        first.jvmVendor() + " " + first.jvmVersion(),
        second.jvmVendor() + " " + second.jvmVersion(),
        "its mathematical functions may round otherwise");
    libraries(first.libraries(), second.libraries());
  }

  private void libraries(Map<String, String> first, Map<String, String> second) {
    Set<String> names = new LinkedHashSet<>(first.keySet());
    names.addAll(second.keySet());
    for (String name : names) {
      add(
          name,
          first.getOrDefault(name, "none"),
          second.getOrDefault(name, "none"),
          "another version may compute otherwise");
    }
  }

  private void add(String what, Object first, Object second, String why) {
    if (!Objects.equals(first, second)) {
      lines.add(what + ": " + first + " before, now " + second + " (" + why + ")");
    }
  }
}
