package org.dynconv.experiments.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dynconv.error.Suggestion;
import org.dynconv.experiments.registry.Layer.Assignment;

/** Lays layers over each other, the base first, and parses the values. */
final class Resolver {
  private final Problems problems;
  private final Map<Setting<?>, Object> values = new HashMap<>();
  private final Map<Setting<?>, Origin> origins = new HashMap<>();
  private Optional<List<PaperResult>> paper = Optional.empty();
  private Optional<Grid> grid = Optional.empty();

  Resolver(Problems problems) {
    this.problems = problems;
  }

  void add(Layer layer) {
    Set<String> given = new HashSet<>();
    for (Assignment assignment : layer.assignments()) {
      if (!given.add(assignment.key())) {
        problems.add(assignment.origin(), "\"" + assignment.key() + "\" is given twice");
      }
      assign(assignment);
    }
    paper = layer.paper().or(() -> paper);
    grid = layer.grid().or(() -> grid);
  }

  ResolvedSettings settings() {
    return new ResolvedSettings(values, origins);
  }

  List<PaperResult> paper() {
    return paper.orElse(List.of());
  }

  Grid grid() {
    return grid.orElse(Grid.SINGLE);
  }

  private void assign(Assignment assignment) {
    Optional<Setting<?>> setting = Settings.find(assignment.key());
    if (setting.isEmpty()) {
      problems.add(assignment.origin(), unknown(assignment));
      return;
    }
    try {
      values.put(setting.get(), setting.get().type().parse(assignment.words()));
      origins.put(setting.get(), assignment.origin());
    } catch (BadValue e) {
      problems.add(assignment.origin(), assignment.key() + ": " + e.getMessage());
    }
  }

  private static String unknown(Assignment assignment) {
    List<String> known = new ArrayList<>(Settings.keys());
    if (assignment.origin() instanceof Origin.Line) {
      known.addAll(List.of(LayerReader.EXTENDS, LayerReader.PAPER, LayerReader.GRID));
    }
    return "unknown setting \""
        + assignment.key()
        + "\"."
        + Suggestion.didYouMean(assignment.key(), known);
  }
}
