package org.dynconv.inference.vector;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Window;

/**
 * A convolution, the depthwise convolution that follows and the pointwise one after it: what an
 * inverted residual consists of (Sandler et al., MobileNetV2, CVPR 2018).
 *
 * @param first number of the first of the three operations
 */
record Trio(
    int first,
    Operation.Convolution before,
    Operation.Depthwise depthwise,
    Operation.Convolution after) {

  private static final Window POINT = new Window(1, 1, 0, 0);

  /** The trio that begins at an operation, if it is computed at every position. */
  static Optional<Trio> at(Plan plan, int first) {
    List<Operation> operations = plan.operations();
    if (first + 2 < operations.size()
        && operations.get(first) instanceof Operation.Convolution before
        && operations.get(first + 1) instanceof Operation.Depthwise depthwise
        && operations.get(first + 2) instanceof Operation.Convolution after) {
      Trio trio = new Trio(first, before, depthwise, after);
      return trio.connected() && trio.everywhere() ? Optional.of(trio) : Optional.empty();
    }
    return Optional.empty();
  }

  private boolean connected() {
    return before.output() == depthwise.input()
        && depthwise.output() == after.input()
        && after.window().equals(POINT)
        && before.residual().isEmpty()
        && after.residual().map(residual -> residual.buffer() == after.output()).orElse(true)
        // Rows that are still read must not be overwritten, save by what is a row's own.
        && (!inPlace() || (before.window().equals(POINT) && depthwise.window().stride() == 1));
  }

  private boolean everywhere() {
    return !before.region().masked() && !depthwise.region().masked() && !after.region().masked();
  }

  /** Whether the result is written over the input. */
  boolean inPlace() {
    return after.output() == before.input();
  }

  /** The buffers that nothing but trios uses, and only between their operations. */
  static Set<Integer> between(Plan plan, List<Trio> trios) {
    Set<Integer> between = new HashSet<>();
    boolean[] done = new boolean[plan.operations().size()];
    for (Trio trio : trios) {
      between.add(trio.depthwise.input());
      between.add(trio.depthwise.output());
      done[trio.first] = true;
      done[trio.first + 1] = true;
      done[trio.first + 2] = true;
    }
    for (Trio trio : trios) {
      between.remove(trio.before.input());
      between.remove(trio.after.output());
    }
    for (int i = 0; i < done.length; i++) {
      if (!done[i]) {
        BufferUse.of(plan.operations().get(i)).forEach(between::remove);
      }
    }
    between.remove(plan.input());
    between.remove(plan.output());
    return between;
  }
}
