package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.List;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Window;

/**
 * Takes large maps through a convolution, the depthwise convolution that follows and the pointwise
 * one after it, some rows at a time, so that what one of them writes is still in a core's own cache
 * when the next one reads it. This is what inverted residuals (Sandler et al., MobileNetV2, CVPR
 * 2018) begin with: maps of a few channels that are expanded to many.
 */
final class Strips {
  /** From this on a map does not stay in a core's own cache until it is read. */
  private static final int LARGE_BYTES = 640 << 10;

  /** What the rows of all three maps may take at a time. */
  private static final int STRIP_BYTES = 256 << 10;

  private final Plan plan;
  private final List<Layout> layouts;
  private final List<List<Step>> steps;

  private Strips(Plan plan, List<Layout> layouts, List<List<Step>> steps) {
    this.plan = plan;
    this.layouts = layouts;
    this.steps = steps;
  }

  /**
   * Replaces the steps of operations that are better done by strips.
   *
   * @param steps by operation; the first of three that are done together gets all their steps
   */
  static List<List<Step>> cut(Plan plan, List<Layout> layouts, List<List<Step>> steps) {
    Strips strips = new Strips(plan, layouts, new ArrayList<>(steps));
    for (int i = 0; i + 2 < steps.size(); i++) {
      strips.cut(i);
    }
    return strips.steps;
  }

  private void cut(int first) {
    List<Operation> operations = plan.operations().subList(first, first + 3);
    if (operations.get(0) instanceof Operation.Convolution before
        && operations.get(1) instanceof Operation.Depthwise depthwise
        && operations.get(2) instanceof Operation.Convolution after
        && before.output() == depthwise.input()
        && depthwise.output() == after.input()
        && after.window().equals(new Window(1, 1, 0, 0))
        && apart(before, depthwise, after)
        && bytes(before.output()) > LARGE_BYTES) {
      RowStep[] three = new RowStep[3];
      for (int i = 0; i < 3; i++) {
        List<Step> own = steps.get(first + i);
        if (own.size() != 1 || !(own.getFirst() instanceof RowStep step) || !step.everywhere()) {
          return;
        }
        three[i] = step;
      }
      steps.set(first, strips(three, depthwise));
      steps.set(first + 1, List.of());
      steps.set(first + 2, List.of());
    }
  }

  /** Whether no map is written while another one's rows are still needed there. */
  private static boolean apart(
      Operation.Convolution before, Operation.Depthwise depthwise, Operation.Convolution after) {
    boolean inPlace = after.output() == before.input();
    return before.output() != before.input()
        && depthwise.output() != depthwise.input()
        && depthwise.output() != before.input()
        && after.output() != after.input()
        && after.output() != depthwise.input()
        // Rows behind those that the first one reads may be overwritten.
        && (!inPlace || before.window().equals(new Window(1, 1, 0, 0)));
  }

  private long bytes(int buffer) {
    return 4L * layouts.get(buffer).grid().positions() * layouts.get(buffer).pitch();
  }

  /** Every step does rows of the depthwise convolution, and then what the next rows need. */
  private List<Step> strips(RowStep[] three, Operation.Depthwise depthwise) {
    Layout in = layouts.get(depthwise.input());
    Layout out = layouts.get(depthwise.output());
    Window window = depthwise.window();
    int inWidth = in.grid().width();
    int outWidth = out.grid().width();
    long rowBytes = 4L * (window.stride() * inWidth * in.pitch() + outWidth * out.pitch());
    int rows = (int) Math.max(1, STRIP_BYTES / rowBytes);
    List<Step> strips = new ArrayList<>();
    int done = needed(window, rows, in.grid());
    strips.add(new StripStep(List.of(new StripStep.Strip(three[0], 0, done * inWidth))));
    for (int row = 0; row < out.grid().height(); row += rows) {
      int end = Math.min(row + rows, out.grid().height());
      List<StripStep.Strip> strip = new ArrayList<>();
      strip.add(new StripStep.Strip(three[1], row * outWidth, end * outWidth));
      strip.add(new StripStep.Strip(three[2], row * outWidth, end * outWidth));
      int next = end == out.grid().height() ? done : needed(window, end + rows, in.grid());
      if (next > done) {
        strip.add(new StripStep.Strip(three[0], done * inWidth, next * inWidth));
        done = next;
      }
      strips.add(new StripStep(List.copyOf(strip)));
    }
    return strips;
  }

  /** Input rows, from the first on, that the output rows up to {@code end - 1} look at. */
  private static int needed(Window window, int end, Grid in) {
    int reach = (end - 1) * window.stride() - window.top() + window.kernel();
    return Math.min(Math.max(reach, 0), in.height());
  }
}
