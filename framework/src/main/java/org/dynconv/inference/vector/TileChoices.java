package org.dynconv.inference.vector;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dynconv.inference.Crossover;
import org.dynconv.inference.Region;

/** Collects what the convolutions on each mask cost, for the choice that they make together. */
final class TileChoices {
  private final Map<Region, TileChoice> choices = new LinkedHashMap<>();
  private final Crossover rule;

  TileChoices(Crossover rule) {
    this.rule = rule;
  }

  /** Whether tiles may be chosen at all. */
  boolean open() {
    return rule != Crossover.GATHER;
  }

  /** Adds a convolution on a mask. */
  void add(Region region, TileCosts costs) {
    choices.merge(
        region,
        new TileChoice(choices.size(), costs, rule),
        (before, now) -> new TileChoice(before.number(), before.costs().plus(costs), rule));
  }

  /** Decides for a convolution that is computed everywhere. */
  boolean everywhere(TileCosts costs, int positions, int tiles) {
    TileChoice choice = new TileChoice(TileChoice.NONE, costs, rule);
    return choice.worthwhile(positions - tiles * costs.positionsOfTile());
  }

  /** The choice on a mask, once all its convolutions are added. */
  TileChoice of(Region region) {
    return choices.get(region);
  }

  int count() {
    return choices.size();
  }

  Set<Region> regions() {
    return choices.keySet();
  }
}
