package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.List;
import org.dynconv.inference.Operation;

/** Which buffers an operation reads or writes. */
final class BufferUse {
  private BufferUse() {}

  static List<Integer> of(Operation operation) {
    return switch (operation) {
      case Operation.Convolution conv -> {
        List<Integer> used = new ArrayList<>(List.of(conv.input(), conv.output()));
        conv.residual().ifPresent(residual -> used.add(residual.buffer()));
        yield used;
      }
      case Operation.Depthwise conv -> List.of(conv.input(), conv.output());
      case Operation.MaskUnit unit -> List.of(unit.input());
      case Operation.Dilate dilate -> List.of();
      case Operation.Subsample copy -> List.of(copy.input(), copy.output());
      case Operation.MaxPool pool -> List.of(pool.input(), pool.output());
      case Operation.AveragePool pool -> List.of(pool.input(), pool.output());
      case Operation.Linear linear -> List.of(linear.input(), linear.output());
    };
  }
}
