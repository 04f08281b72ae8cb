package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.architecture.Extent;
import org.dynconv.inference.Region;
import org.dynconv.inference.Window;

/** The lists of cells that a plan's operations go by; equal ones are made once. */
final class PositionLists {
  private static final int SLACK = 64;
  private final Map<ListKey, Integer> numbers = new LinkedHashMap<>();
  private final int images;

  PositionLists(int images) {
    this.images = images;
  }

  /** The list of what an operation writes. */
  int output(Region region, Layout out, boolean paired) {
    Grid grid = out.grid();
    return number(new ListKey(region, grid, 1, grid.height(), grid.width(), paired));
  }

  /** The list of where its windows lie. */
  int input(Region region, Layout in, Layout out, Window window, boolean paired) {
    Grid written = out.grid();
    return number(
        new ListKey(
            region, in.grid(), window.stride(), written.height(), written.width(), paired));
  }

  /** Entries of a list for one image, if all of its positions are listed. */
  int positions(int list) {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getValue() == list)
        .findFirst()
        .orElseThrow()
        .getKey()
        .positions();
  }

  private int number(ListKey key) {
    return numbers.computeIfAbsent(key, unseen -> numbers.size());
  }

  /** The steps that list the positions of a mask. */
  List<Step> steps(Kernels kernels, int mask, Extent extent) {
    List<Step> steps = new ArrayList<>();
    numbers.forEach(
        (key, list) -> {
          if (key.region().mask() == mask && key.region().extent() == extent) {
            MaskGrid grid = new MaskGrid(key.height(), key.width());
            steps.add(
                new ListStep(
                    kernels,
                    mask,
                    extent == Extent.DILATED_MASK,
                    grid,
                    list,
                    grid.table(key),
                    key.grid().cells(),
                    key.paired()));
          }
        });
    return steps;
  }

  /** Room for all lists; those of all positions are filled. */
  int[][] allocate() {
    int[][] lists = new int[numbers.size()][];
    numbers.forEach(
        (key, list) -> {
          int[] entries = new int[images * roomFor(key) + SLACK];
          if (!key.region().masked()) {
            fill(key, entries);
          }
          lists[list] = entries;
        });
    return lists;
  }

  /** Of pairs, at most every second position is alone. */
  private static int roomFor(ListKey key) {
    return key.height() * (key.width() + 1);
  }

  private void fill(ListKey key, int[] entries) {
    int count = 0;
    for (int image = 0; image < images; image++) {
      for (int row = 0; row < key.height(); row++) {
        for (int column = 0; column < key.width(); column++) {
          entries[count++] = image * key.grid().cells() + key.entry(row, column);
        }
        if (key.paired() && key.width() % 2 == 1) {
          entries[count++] = ListKey.ABSENT;
        }
      }
    }
  }
}
