package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.List;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Window;

/**
 * Joins depthwise convolutions and the pointwise ones behind them, where no {@link Trio} is done by
 * strips.
 */
final class DepthwisePoints {
  private final Plan plan;
  private final Kernels kernels;
  private final List<Layout> layouts;
  private final int images;
  private final int threads;
  private final Arena arena;
  private final WeightRoom weights;

  DepthwisePoints(
      Plan plan,
      Kernels kernels,
      List<Layout> layouts,
      int images,
      int threads,
      Arena arena,
      WeightRoom weights) {
    this.plan = plan;
    this.kernels = kernels;
    this.layouts = layouts;
    this.images = images;
    this.threads = threads;
    this.arena = arena;
    this.weights = weights;
  }

  /** Replaces the steps of two operations by one; {@code steps} are by operation. */
  List<List<Step>> join(List<List<Step>> steps) {
    List<List<Step>> joined = new ArrayList<>(steps);
    for (int i = 0; i + 1 < joined.size(); i++) {
      if (plan.operations().get(i) instanceof Operation.Depthwise depthwise
          && plan.operations().get(i + 1) instanceof Operation.Convolution after
          && connected(depthwise, after)
          && joined.get(i).size() == 1
          && joined.get(i).getFirst() instanceof DepthwiseStep before
          && joined.get(i + 1).size() == 1
          && joined.get(i + 1).getFirst() instanceof ConvolutionStep behind
          // Threads share out large weights, not positions.
          && !behind.conv().weighs(behind.range().positions())) {
        joined.set(i, List.of(step(depthwise, after, before, behind)));
        joined.set(i + 1, List.of());
      }
    }
    return joined;
  }

  private static boolean connected(Operation.Depthwise depthwise, Operation.Convolution after) {
    return depthwise.output() == after.input()
        && depthwise.region().equals(after.region())
        && after.window().equals(new Window(1, 1, 0, 0))
        && after.output() != depthwise.input();
  }

  private Step step(
      Operation.Depthwise depthwise,
      Operation.Convolution after,
      DepthwiseStep before,
      ConvolutionStep behind) {
    Layout like = layouts.get(depthwise.output());
    Grid grid = new Grid(1, DepthwisePointStep.BLOCK, 0, 0, 0, 0);
    int base = arena.reserve(Layout.floats(grid, like.pitch(), threads, 1));
    Layout room = new Layout(grid, like.channels(), like.pitch(), threads, base);
    Output output =
        new Output(
            layouts.get(after.output()),
            after.bias(),
            after.activation(),
            after.residual().isPresent());
    return new DepthwisePointStep(
        new PackedDepthwise(depthwise, layouts.get(depthwise.input()), room, kernels),
        new PackedConvolution(after.window(), room, output, after.weights(), kernels, weights),
        before.inList(),
        behind.outList(),
        between(images * behind.range().positions()),
        behind.range());
  }

  private int[][] between(int positions) {
    int[][] between = new int[threads][positions];
    for (int thread = 0; thread < threads; thread++) {
      for (int i = 0; i < positions; i++) {
        between[thread][i] = thread * DepthwisePointStep.BLOCK + i % DepthwisePointStep.BLOCK;
      }
    }
    return between;
  }
}
