package org.dynconv.experiments.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dynconv.error.UserException;

/**
 * The runs of a sweep over an experiment.
 *
 * @param experiment the experiment's name
 * @param points one for each run; no two of the same configuration
 */
public record SweepPlan(String experiment, List<Point> points) {
  /** Copies the points. */
  public SweepPlan {
    points = List.copyOf(points);
  }

  /**
   * One run of a sweep.
   *
   * @param label what sets it apart from the others: the words whose values differ
   * @param overrides {@code key=value} words that give its configuration
   * @param config its configuration
   */
  public record Point(String label, List<String> overrides, ExperimentConfig config) {
    /** Copies the words. */
    public Point {
      overrides = List.copyOf(overrides);
    }
  }

  /** Expands a grid: words on the command line replace the grid's axes of the same key. */
  static SweepPlan of(Registry registry, String name, List<String> words) {
    ExperimentConfig base = registry.resolve(name, List.of());
    if (base.speed().isPresent()) {
      throw new UserException(
          base.name()
              + " measures speed, and runs of a sweep would slow each other: start it with \"run "
              + name
              + "\".");
    }
    Grid grid = base.grid();
    for (String word : words) {
      grid = grid.with(AxisParser.parse(word));
    }
    List<List<String>> points = grid.points();
    Set<String> constant = constant(points);
    Map<Map<String, Object>, Point> distinct = new LinkedHashMap<>();
    String experiment = name;
    for (List<String> overrides : points) {
      ExperimentConfig config = registry.resolve(name, overrides);
      experiment = config.name();
      distinct.putIfAbsent(
          config.resolved(), new Point(label(overrides, constant), overrides, config));
    }
    return new SweepPlan(experiment, new ArrayList<>(distinct.values()));
  }

  /** The words that every run has. */
  private static Set<String> constant(List<List<String>> points) {
    Set<String> words = new TreeSet<>(points.getFirst());
    points.forEach(words::retainAll);
    return words;
  }

  private static String label(List<String> overrides, Set<String> constant) {
    String varying =
        overrides.stream()
            .filter(word -> !constant.contains(word))
            .collect(Collectors.joining(" "));
    return varying.isEmpty() ? String.join(" ", overrides) : varying;
  }
}
