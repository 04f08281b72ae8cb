package org.dynconv.experiments.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dynconv.experiments.registry.Layer.Assignment;
import org.dynconv.experiments.registry.Layer.Base;
import org.dynconv.experiments.registry.YamlNode.Field;
import org.dynconv.experiments.registry.YamlNode.Items;
import org.dynconv.experiments.registry.YamlNode.Mapping;
import org.dynconv.experiments.registry.YamlNode.Scalar;
import org.dynconv.run.Configuration;

/** Makes layers of files and of the command line's {@code key=value} words. */
final class LayerReader {
  static final String EXTENDS = "extends";
  static final String PAPER = "paper";
  static final String GRID = "grid";

  private final Problems problems;

  LayerReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads a file; what is wrong with it goes to the problems. */
  Layer file(Path file) {
    List<Assignment> assignments = new ArrayList<>();
    Optional<Base> base = Optional.empty();
    Optional<List<PaperResult>> paper = Optional.empty();
    Optional<Grid> grid = Optional.empty();
    List<Field> fields = YamlFile.read(file, problems).map(Mapping::fields).orElse(List.of());
    for (Field field : fields) {
      switch (field.key()) {
        case EXTENDS -> base = base(field, file);
        case PAPER -> paper = Optional.of(new PaperReader(file, problems).read(field.value()));
        case GRID -> grid = Optional.of(new GridReader(file, problems).read(field.value()));
        default -> collect("", field, file, assignments);
      }
    }
    return new Layer(base, assignments, paper, grid);
  }

  /** The settings of an earlier run, the paper's numbers among them. */
  static Layer recorded(Configuration configuration) {
    List<Assignment> assignments = new ArrayList<>();
    for (String key : configuration.values().keySet()) {
      if (!key.equals(PAPER)) {
        configuration
            .words(key)
            .ifPresent(words -> assignments.add(new Assignment(key, words, new Origin.Recorded())));
      }
    }
    Optional<List<PaperResult>> paper =
        configuration.values().get(PAPER) instanceof List<?> list
            ? Optional.of(
                list.stream()
                    .filter(Map.class::isInstance)
                    .map(item -> PaperResult.ofCanonical((Map<?, ?>) item))
                    .toList())
            : Optional.empty();
    return new Layer(Optional.empty(), assignments, paper, Optional.empty());
  }

  /** Reads overrides of the form {@code key=value} or {@code key=value,value}. */
  Layer commandLine(List<String> overrides) {
    Origin origin = new Origin.CommandLine();
    List<Assignment> assignments = new ArrayList<>();
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 1) {
        problems.add(origin, "expected key=value, as in epochs=2, not \"" + override + "\"");
        continue;
      }
      String key = override.substring(0, equals).strip();
      String value = override.substring(equals + 1).strip();
      boolean list = Settings.find(key).map(Setting::list).orElse(false);
      List<String> words = list ? split(value) : List.of(value);
      assignments.add(new Assignment(key, words, origin));
    }
    return new Layer(Optional.empty(), assignments, Optional.empty(), Optional.empty());
  }

  /** The items between commas; brackets around them, as YAML has them, are taken too. */
  private static List<String> split(String value) {
    boolean bracketed = value.startsWith("[") && value.endsWith("]");
    String inner = bracketed ? value.substring(1, value.length() - 1).strip() : value;
    List<String> words = new ArrayList<>();
    if (!inner.isEmpty()) {
      for (String word : inner.split(",", -1)) {
        words.add(word.strip());
      }
    }
    return words;
  }

  private Optional<Base> base(Field field, Path file) {
    Origin.Line origin = new Origin.Line(file, field.line());
    if (field.value() instanceof Scalar scalar && scalar.text() != null) {
      return Optional.of(new Base(scalar.text(), origin));
    }
    problems.add(origin, "extends: expected the name of one experiment");
    return Optional.empty();
  }

  private void collect(String prefix, Field field, Path file, List<Assignment> assignments) {
    String key = prefix + field.key();
    Origin origin = new Origin.Line(file, field.line());
    switch (field.value()) {
      case Mapping mapping ->
          mapping.fields().forEach(inner -> collect(key + ".", inner, file, assignments));
      case Scalar scalar ->
          words(key, List.of(scalar), origin)
              .ifPresent(words -> assignments.add(new Assignment(key, words, origin)));
      case Items list ->
          words(key, list.items(), origin)
              .ifPresent(words -> assignments.add(new Assignment(key, words, origin)));
    }
  }

  private Optional<List<String>> words(String key, List<YamlNode> nodes, Origin origin) {
    List<String> words = new ArrayList<>();
    for (YamlNode node : nodes) {
      if (!(node instanceof Scalar scalar) || scalar.text() == null) {
        problems.add(origin, key + ": expected a value, or a list of plain values");
        return Optional.empty();
      }
      words.add(scalar.text());
    }
    return Optional.of(words);
  }
}
