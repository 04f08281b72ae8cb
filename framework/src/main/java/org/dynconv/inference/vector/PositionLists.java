package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dynconv.architecture.Extent;

/** The lists of positions that a plan's operations go by; equal ones are made once. */
final class PositionLists {
  private static final int SLACK = 64;

  /** A pair of lists that tiles go by, and who may choose them. */
  private record TileLists(int tiles, int positions, List<TileChoice> choices) {}

  private final Map<ListKey, Integer> numbers = new LinkedHashMap<>();
  private final Map<Integer, List<Optional<TileChoice>>> users = new LinkedHashMap<>();
  private final List<TileLists> tileLists = new ArrayList<>();
  private final int images;

  PositionLists(int images) {
    this.images = images;
  }

  /**
   * The number of a list.
   *
   * @param choice if the user goes by tiles instead when they are chosen
   */
  int number(ListKey key, Optional<TileChoice> choice) {
    int list = numbers.computeIfAbsent(key, unseen -> numbers.size());
    users.computeIfAbsent(list, unseen -> new ArrayList<>()).add(choice);
    return list;
  }

  /** Notes that tiles may be chosen, by the lists of two keys. */
  void tiles(ListKey tiles, ListKey positions, TileChoice choice) {
    int first = number(tiles, Optional.empty());
    int second = number(positions, Optional.empty());
    for (TileLists lists : tileLists) {
      if (lists.tiles == first && lists.positions == second) {
        lists.choices.add(choice);
        return;
      }
    }
    tileLists.add(new TileLists(first, second, new ArrayList<>(List.of(choice))));
  }

  /** The steps that list the positions of a mask. */
  List<Step> steps(Kernels kernels, int mask, Extent extent) {
    boolean dilated = extent == Extent.DILATED_MASK;
    List<Step> steps = new ArrayList<>();
    for (TileLists lists : tileLists) {
      ListKey key = key(lists.tiles);
      if (key.region().mask() == mask && key.region().extent() == extent) {
        steps.add(
            new TileListStep(
                mask,
                dilated,
                MaskGrid.of(key),
                lists.tiles,
                key,
                lists.positions,
                key(lists.positions),
                lists.choices));
      }
    }
    numbers.forEach(
        (key, list) -> {
          if (key.region().mask() == mask
              && key.region().extent() == extent
              && (key.listing() == Listing.SINGLE || key.listing() == Listing.PAIRED)) {
            MaskGrid grid = MaskGrid.of(key);
            steps.add(
                new ListStep(
                    kernels, mask, dilated, grid, list, key, grid.table(key), choices(list)));
          }
        });
    return steps;
  }

  /** The size of the map that a dilated mask covers, if any list goes by it. */
  Optional<MaskGrid> dilatedGrid(int mask) {
    return numbers.keySet().stream()
        .filter(key -> key.region().mask() == mask)
        .filter(key -> key.region().extent() == Extent.DILATED_MASK)
        .map(MaskGrid::of)
        .findFirst();
  }

  /** The choices of all users of a list; none if one of them always needs it. */
  private List<TileChoice> choices(int list) {
    List<Optional<TileChoice>> choices = users.get(list);
    return choices.stream().allMatch(Optional::isPresent)
        ? choices.stream().map(Optional::get).distinct().toList()
        : List.of();
  }

  private ListKey key(int list) {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getValue() == list)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** Room for all lists; those of all positions are filled. */
  int[][] allocate() {
    int[][] lists = new int[numbers.size()][];
    numbers.forEach(
        (key, list) ->
            lists[list] =
                key.region().masked()
                    ? new int[images * key.mostEntries() + SLACK]
                    : ListFill.all(key, images, SLACK));
    return lists;
  }
}
