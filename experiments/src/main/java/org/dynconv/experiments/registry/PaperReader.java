package org.dynconv.experiments.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dynconv.error.Suggestion;
import org.dynconv.experiments.registry.YamlNode.Field;
import org.dynconv.experiments.registry.YamlNode.Items;
import org.dynconv.experiments.registry.YamlNode.Mapping;
import org.dynconv.experiments.registry.YamlNode.Scalar;

/** Reads the {@code paper:} list of a file: published numbers, each with its source. */
final class PaperReader {
  private static final Map<String, ValueType.Single<?>> TYPES =
      Map.of(
          "label", ValueTypes.text(),
          "budget", ValueTypes.number(Bounds.FRACTION),
          "macs", ValueTypes.number(Bounds.POSITIVE),
          "top1", ValueTypes.number(Bounds.from(0, 100)),
          "source", ValueTypes.text());

  private static final List<String> REQUIRED = List.of("label", "macs", "top1", "source");

  private final Path file;
  private final Problems problems;

  PaperReader(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  List<PaperResult> read(YamlNode node) {
    List<PaperResult> results = new ArrayList<>();
    if (node instanceof Items list) {
      list.items().forEach(item -> result(item).ifPresent(results::add));
    } else {
      problem(node.line(), "paper: expected a list of results with label, macs, top1 and source");
    }
    return results;
  }

  private Optional<PaperResult> result(YamlNode node) {
    if (!(node instanceof Mapping mapping)) {
      problem(node.line(), "paper: expected a result with label, macs, top1 and source");
      return Optional.empty();
    }
    Map<String, Object> values = new HashMap<>();
    boolean whole = true;
    for (Field field : mapping.fields()) {
      whole &= value(field, values);
    }
    for (String key : REQUIRED) {
      if (mapping.fields().stream().noneMatch(field -> field.key().equals(key))) {
        problem(mapping.line(), "paper: this result lacks \"" + key + "\"");
        whole = false;
      }
    }
    return whole ? Optional.of(result(values)) : Optional.empty();
  }

  private static PaperResult result(Map<String, Object> values) {
    Double budget = (Double) values.get("budget");
    return new PaperResult(
        (String) values.get("label"),
        budget == null ? OptionalDouble.empty() : OptionalDouble.of(budget),
        (Double) values.get("macs"),
        (Double) values.get("top1"),
        (String) values.get("source"));
  }

  private boolean value(Field field, Map<String, Object> values) {
    ValueType.Single<?> type = TYPES.get(field.key());
    if (type == null) {
      problem(
          field.line(),
          "paper: unknown key \""
              + field.key()
              + "\"."
              + Suggestion.didYouMean(field.key(), TYPES.keySet()));
      return false;
    }
    if (!(field.value() instanceof Scalar scalar) || scalar.text() == null) {
      problem(field.line(), "paper: " + field.key() + ": expected " + type.expected());
      return false;
    }
    try {
      values.put(field.key(), type.parse(List.of(scalar.text())));
      return true;
    } catch (BadValue e) {
      problem(field.line(), "paper: " + field.key() + ": " + e.getMessage());
      return false;
    }
  }

  private void problem(int line, String message) {
    problems.add(new Origin.Line(file, line), message);
  }
}
