package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Shape;
import org.dynconv.inference.Window;

/**
 * Lays out a plan's buffers. Maps of one size share one border, the widest that any window needs,
 * so that lists of cells can be shared too.
 */
final class Layouts {
  private final Plan plan;
  private final int[] slots;
  private final Kernels kernels;

  /** By buffer: border rows and columns: top, left, bottom, right. */
  private final int[][] needs;

  /** By buffer: cells behind it. */
  private final int[] spare;

  /** By buffer, whether it is read one channel at a time only, so that any pitch will do. */
  private final boolean[] anyPitch;

  private Layouts(Plan plan, int[] slots, Kernels kernels) {
    this.plan = plan;
    this.slots = slots;
    this.kernels = kernels;
    this.needs = new int[plan.buffers().size()][4];
    this.spare = new int[plan.buffers().size()];
    Arrays.fill(spare, 1);
    this.anyPitch = new boolean[plan.buffers().size()];
  }

  /** By buffer, for some images at a time, with no room behind them. */
  static List<Layout> sketch(Plan plan, int images, Kernels kernels) {
    int[] slots = new int[plan.buffers().size()];
    Arrays.fill(slots, images);
    return of(plan, slots, kernels, new Arena(), Set.of());
  }

  /**
   * By buffer.
   *
   * @param slots by buffer, how many images it has room for
   * @param absent buffers that are never used: there is no room behind their layouts
   */
  static List<Layout> of(
      Plan plan, int[] slots, Kernels kernels, Arena arena, Set<Integer> absent) {
    Layouts layouts = new Layouts(plan, slots, kernels);
    // Of what is not written by a kernel, which always writes whole vectors.
    layouts.anyPitch[plan.input()] = true;
    plan.operations().forEach(layouts::visit);
    return layouts.build(arena, absent);
  }

  private void visit(Operation operation) {
    switch (operation) {
      case Operation.Convolution conv -> {
        Shape out = plan.buffers().get(conv.output());
        window(conv.input(), conv.window(), out);
        if (kernels.tiles(conv.window(), plan.buffers().get(conv.input()).channels())) {
          // Tiles at the edge are computed whole.
          int height = Winograd.tiles(out.height()) * Winograd.OUTPUT;
          int width = Winograd.tiles(out.width()) * Winograd.OUTPUT;
          window(conv.input(), conv.window(), new Shape(height, width, 1));
          anyPitch[conv.input()] = false;
          spare[conv.output()] = Winograd.OUTPUT * Winograd.OUTPUT;
        }
        anyPitch[conv.output()] = false;
        conv.residual().ifPresent(residual -> anyPitch[residual.buffer()] = false);
      }
      case Operation.Depthwise conv -> {
        window(conv.input(), conv.window(), plan.buffers().get(conv.output()));
        vectors(conv.input(), conv.output());
      }
      case Operation.MaskUnit unit -> {
        var size = plan.masks().get(unit.mask()).size();
        window(unit.input(), unit.window(), Shape.of(size, 1));
        anyPitch[unit.input()] = false;
      }
      case Operation.Dilate dilate -> {}
      case Operation.Subsample subsample -> vectors(subsample.input(), subsample.output());
      case Operation.MaxPool pool -> vectors(pool.input(), pool.output());
      case Operation.AveragePool pool -> vectors(pool.input(), pool.output());
      case Operation.Linear linear -> vectors(linear.input(), linear.output());
    }
  }

  private void vectors(int input, int output) {
    anyPitch[input] = false;
    anyPitch[output] = false;
  }

  private void window(int input, Window window, Shape out) {
    Shape in = plan.buffers().get(input);
    int reach = window.kernel() - in.height();
    int[] need = needs[input];
    need[0] = Math.max(need[0], window.top());
    need[1] = Math.max(need[1], window.left());
    need[2] = Math.max(need[2], (out.height() - 1) * window.stride() - window.top() + reach);
    reach = window.kernel() - in.width();
    need[3] = Math.max(need[3], (out.width() - 1) * window.stride() - window.left() + reach);
  }

  private List<Layout> build(Arena arena, Set<Integer> absent) {
    List<Layout> layouts = new ArrayList<>();
    for (int buffer = 0; buffer < needs.length; buffer++) {
      Shape shape = plan.buffers().get(buffer);
      int[] need = new int[4];
      for (int other = 0; other < needs.length; other++) {
        if (plan.buffers().get(other).size().equals(shape.size())) {
          for (int i = 0; i < need.length; i++) {
            need[i] = Math.max(need[i], needs[other][i]);
          }
        }
      }
      Grid grid = new Grid(shape.height(), shape.width(), need[0], need[1], need[2], need[3]);
      int pitch = anyPitch[buffer] ? shape.channels() : rounded(shape.channels());
      int floats =
          absent.contains(buffer) ? 0 : Layout.floats(grid, pitch, slots[buffer], spare[buffer]);
      int base = arena.reserve(floats);
      layouts.add(new Layout(grid, shape.channels(), pitch, slots[buffer], base));
    }
    return layouts;
  }

  private int rounded(int channels) {
    int lanes = kernels.lanes();
    return (channels + lanes - 1) / lanes * lanes;
  }
}
