package org.dynconv.experiments.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The runs of a sweep: in each part every value of each axis meets every value of the others, and
 * the parts follow one another.
 *
 * @param parts each a list of axes, no key twice in one; never empty
 */
public record Grid(List<List<Axis>> parts) {
  /** One run, with no setting changed. */
  public static final Grid SINGLE = new Grid(List.of(List.of()));

  /** Copies the parts. */
  public Grid {
    parts = parts.stream().map(List::copyOf).toList();
  }

  /**
   * The grid with another axis: it replaces the axis of its key in each part, or comes last.
   *
   * @param axis the axis
   * @return the grid with it
   */
  public Grid with(Axis axis) {
    List<List<Axis>> changed = new ArrayList<>();
    for (List<Axis> part : parts) {
      List<Axis> axes = new ArrayList<>(part);
      int at = axes.stream().map(Axis::key).toList().indexOf(axis.key());
      if (at < 0) {
        axes.add(axis);
      } else {
        axes.set(at, axis);
      }
      changed.add(axes);
    }
    return new Grid(changed);
  }

  /**
   * The runs.
   *
   * @return for each the words {@code key=value} that set it apart; no run twice
   */
  public List<List<String>> points() {
    Set<List<String>> points = new LinkedHashSet<>();
    for (List<Axis> part : parts) {
      points.addAll(product(part));
    }
    return List.copyOf(points);
  }

  /** The last axis changes fastest. */
  private static List<List<String>> product(List<Axis> axes) {
    List<List<String>> points = List.of(List.of());
    for (Axis axis : axes) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> point : points) {
        for (String value : axis.values()) {
          List<String> next = new ArrayList<>(point);
          next.add(axis.key() + "=" + value);
          longer.add(List.copyOf(next));
        }
      }
      points = longer;
    }
    return points;
  }
}
