package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dynconv.architecture.Extent;
import org.dynconv.inference.Region;

/** The lists of positions that a plan's operations go by; equal ones are made once. */
final class PositionLists {
  private static final int SLACK = 64;

  /** A pair of lists that tiles go by. */
  private record TileLists(ListKey tiles, ListKey positions) {}

  private final Map<ListKey, Integer> numbers = new LinkedHashMap<>();
  private final Set<TileLists> tileLists = new LinkedHashSet<>();
  private final TileChoices choices;
  private final int images;

  PositionLists(int images, TileChoices choices) {
    this.images = images;
    this.choices = choices;
  }

  /** The number of a list. */
  int number(ListKey key) {
    return numbers.computeIfAbsent(key, unseen -> numbers.size());
  }

  /** Notes that tiles may be chosen, by the lists of two keys. */
  void tiles(ListKey tiles, ListKey positions) {
    tileLists.add(new TileLists(tiles, positions));
  }

  /** The steps that list the positions of a mask: tiles first, because they settle the choice. */
  List<Step> steps(Kernels kernels, int mask, Extent extent) {
    Region region = new Region(extent, mask);
    List<Step> steps = new ArrayList<>();
    for (TileLists lists : tileLists) {
      if (lists.tiles.region().equals(region)) {
        steps.add(
            new TileListStep(
                kernels,
                region,
                MaskGrid.of(lists.tiles),
                number(lists.tiles),
                lists.tiles,
                number(lists.positions),
                lists.positions,
                lists.positions.tileOffsets(),
                lists.positions.absent(),
                choices.of(region)));
      }
    }
    numbers.forEach(
        (key, list) -> {
          if (key.region().equals(region) && !key.listing().tiled()) {
            MaskGrid grid = MaskGrid.of(key);
            steps.add(new ListStep(kernels, grid, list, key, grid.table(key), choice(key)));
          }
        });
    return steps;
  }

  private int choice(ListKey key) {
    TileChoice choice = choices.of(key.region());
    return choice == null || key.listing() == Listing.SINGLE ? TileChoice.NONE : choice.number();
  }

  /** The size of the map that a dilated mask covers, if any list goes by it. */
  Optional<MaskGrid> dilatedGrid(int mask) {
    return numbers.keySet().stream()
        .filter(key -> key.region().mask() == mask)
        .filter(key -> key.region().extent() == Extent.DILATED_MASK)
        .map(MaskGrid::of)
        .findFirst();
  }

  /** Room for all lists; those of all positions are filled. */
  int[][] allocate() {
    int[][] lists = new int[numbers.size()][];
    numbers.forEach(
        (key, list) ->
            lists[list] =
                key.region().masked()
                    ? new int[images * key.positions() + SLACK]
                    : ListFill.all(key, images, SLACK));
    return lists;
  }
}
