package org.dynconv.experiments.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dynconv.error.Suggestion;
import org.dynconv.experiments.registry.YamlNode.Field;
import org.dynconv.experiments.registry.YamlNode.Items;
import org.dynconv.experiments.registry.YamlNode.Mapping;
import org.dynconv.experiments.registry.YamlNode.Scalar;

/**
 * Reads the {@code grid:} of a file: keys with lists of values, or a list of such parts whose runs
 * follow one another.
 */
final class GridReader {
  private final Path file;
  private final Problems problems;

  GridReader(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  Grid read(YamlNode node) {
    return switch (node) {
      case Mapping part -> new Grid(List.of(part(part)));
      case Items parts -> new Grid(parts(parts));
      case Scalar scalar -> {
        problem(scalar.line(), "grid: expected keys with lists of values");
        yield Grid.SINGLE;
      }
    };
  }

  private List<List<Axis>> parts(Items list) {
    List<List<Axis>> parts = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (item instanceof Mapping part) {
        parts.add(part(part));
      } else {
        problem(item.line(), "grid: expected keys with lists of values");
      }
    }
    return parts;
  }

  private List<Axis> part(Mapping part) {
    List<Axis> axes = new ArrayList<>();
    for (Field field : part.fields()) {
      Optional<Setting<?>> setting = Settings.find(field.key());
      if (setting.isEmpty()) {
        problem(
            field.line(),
            "grid: unknown setting \""
                + field.key()
                + "\"."
                + Suggestion.didYouMean(field.key(), Settings.keys()));
      } else if (axes.stream().anyMatch(axis -> axis.key().equals(field.key()))) {
        problem(field.line(), "grid: \"" + field.key() + "\" is given twice");
      } else {
        axes.add(axis(setting.get(), field));
      }
    }
    return axes;
  }

  private Axis axis(Setting<?> setting, Field field) {
    List<String> values = new ArrayList<>();
    List<YamlNode> nodes =
        field.value() instanceof Items list ? list.items() : List.of(field.value());
    for (YamlNode node : nodes) {
      List<String> words = words(node);
      try {
        if (words.isEmpty()) {
          throw new BadValue("expected " + setting.expected());
        }
        setting.type().parse(words);
        values.add(String.join(",", words));
      } catch (BadValue e) {
        problem(field.line(), "grid: " + field.key() + ": " + e.getMessage());
      }
    }
    if (nodes.isEmpty()) {
      problem(field.line(), "grid: " + field.key() + ": expected at least one value");
    }
    return new Axis(field.key(), values);
  }

  private static List<String> words(YamlNode node) {
    List<YamlNode> nodes = node instanceof Items list ? list.items() : List.of(node);
    List<String> words = new ArrayList<>();
    for (YamlNode item : nodes) {
      if (item instanceof Scalar scalar && scalar.text() != null) {
        words.add(scalar.text());
      }
    }
    return words;
  }

  private void problem(int line, String message) {
    problems.add(new Origin.Line(file, line), message);
  }
}
