package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;

/**
 * Steps that a few images go through before the next images do, so that what one step writes is
 * still in the cache when the next one reads it.
 *
 * @param images at most how many
 * @param steps in order
 */
record Segment(int images, List<Step> steps) {
  /** What a few images' input and output of one step may take of a core's own cache. */
  private static final int CACHE_BYTES = 640 << 10;

  /**
   * How many images of a group go through each of a plan's operations together.
   *
   * @param trios whose operations become one step
   */
  static int[] images(
      Plan plan, List<Layout> layouts, List<Trio> trios, Kernels kernels, int group) {
    int[] images = new int[plan.operations().size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = fitting(plan.operations().get(i), layouts, kernels, group);
    }
    trios.forEach(trio -> together(images, trio.first(), trio.first() + 2));
    for (int i = 0; i + 1 < images.length; i++) {
      // These may become one step, too.
      if (plan.operations().get(i) instanceof Operation.Depthwise) {
        together(images, i, i + 1);
      }
    }
    for (int mask = 0; mask < plan.masks().size(); mask++) {
      together(plan, mask, images);
    }
    return images;
  }

  /**
   * Cuts a plan's steps into segments.
   *
   * @param steps by operation
   * @param images by operation
   */
  static List<Segment> cut(List<List<Step>> steps, int[] images) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < images.length; i++) {
      if (segments.isEmpty() || segments.getLast().images != images[i]) {
        segments.add(new Segment(images[i], new ArrayList<>()));
      }
      segments.getLast().steps.addAll(steps.get(i));
    }
    return segments;
  }

  /** A mask's lists are those of the images at hand: whoever uses them has to be at it too. */
  private static void together(Plan plan, int mask, int[] images) {
    int first = images.length;
    int last = -1;
    for (int i = 0; i < images.length; i++) {
      if (maskOf(plan.operations().get(i)) == mask) {
        first = Math.min(first, i);
        last = i;
      }
    }
    if (first < last) {
      together(images, first, last);
    }
  }

  private static void together(int[] images, int first, int last) {
    int fewest = Arrays.stream(images, first, last + 1).min().orElseThrow();
    Arrays.fill(images, first, last + 1, fewest);
  }

  private static int maskOf(Operation operation) {
    return switch (operation) {
      case Operation.MaskUnit unit -> unit.mask();
      case Operation.Dilate dilate -> dilate.mask();
      case Operation.Convolution conv -> conv.region().mask();
      case Operation.Depthwise conv -> conv.region().mask();
      case Operation.Subsample subsample -> -1;
      case Operation.MaxPool pool -> -1;
      case Operation.AveragePool pool -> -1;
      case Operation.Linear linear -> -1;
    };
  }

  private static int fitting(
      Operation operation, List<Layout> layouts, Kernels kernels, int group) {
    long bytes =
        switch (operation) {
          case Operation.Convolution conv -> bytes(layouts, conv.input(), conv.output());
          case Operation.Depthwise conv -> bytes(layouts, conv.input(), conv.output());
          case Operation.MaskUnit unit -> bytes(layouts, unit.input());
          case Operation.Dilate dilate -> 1;
          case Operation.Subsample subsample ->
              bytes(layouts, subsample.input(), subsample.output());
          case Operation.MaxPool pool -> bytes(layouts, pool.input(), pool.output());
          case Operation.AveragePool pool -> bytes(layouts, pool.input(), pool.output());
          case Operation.Linear linear -> bytes(layouts, linear.input(), linear.output());
        };
    long fitting = Long.highestOneBit(Math.clamp(CACHE_BYTES / bytes, 1, group));
    return (int)
        (outweighs(weights(operation, layouts, kernels), bytes, fitting, group) ? group : fitting);
  }

  /**
   * Whether it takes less to fetch some images' inputs and outputs from beyond a core's own cache
   * than to fetch weights for a few images at a time: half as much counts, because one follows the
   * other and masks leave some of it alone.
   */
  private static boolean outweighs(long weights, long bytes, long few, long group) {
    return weights / few - weights / group > bytes / 2;
  }

  /** Bytes of weights, as whole tiles need them. */
  private static long weights(Operation operation, List<Layout> layouts, Kernels kernels) {
    if (!(operation instanceof Operation.Convolution conv)) {
      return 0;
    }
    boolean tiles = kernels.tiles(conv.window(), layouts.get(conv.input()).channels());
    return (long) Float.BYTES * conv.weights().size() * (tiles ? Winograd.POINTS : 9) / 9;
  }

  private static long bytes(List<Layout> layouts, int... buffers) {
    return Arrays.stream(buffers)
        .mapToLong(buffer -> 4L * layouts.get(buffer).grid().cells() * layouts.get(buffer).pitch())
        .sum();
  }
}
