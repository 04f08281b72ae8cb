package org.dynconv.inference.vector;

import java.util.ArrayList;
import java.util.List;
import org.dynconv.inference.Operation;

/** Which buffers an operation reads and writes. */
final class BufferUse {
  private BufferUse() {}

  /** All of them. */
  static List<Integer> of(Operation operation) {
    List<Integer> used = new ArrayList<>(read(operation));
    used.addAll(written(operation));
    return used;
  }

  static List<Integer> read(Operation operation) {
    return switch (operation) {
      case Operation.Convolution conv -> {
        List<Integer> read = new ArrayList<>(List.of(conv.input()));
        conv.residual().ifPresent(residual -> read.add(residual.buffer()));
        yield read;
      }
      case Operation.Depthwise conv -> List.of(conv.input());
      case Operation.MaskUnit unit -> List.of(unit.input());
      case Operation.Dilate dilate -> List.of();
      case Operation.Subsample copy -> List.of(copy.input());
      case Operation.MaxPool pool -> List.of(pool.input());
      case Operation.AveragePool pool -> List.of(pool.input());
      case Operation.Linear linear -> List.of(linear.input());
    };
  }

  static List<Integer> written(Operation operation) {
    return switch (operation) {
      case Operation.Convolution conv -> List.of(conv.output());
      case Operation.Depthwise conv -> List.of(conv.output());
      case Operation.MaskUnit unit -> List.of();
      case Operation.Dilate dilate -> List.of();
      case Operation.Subsample copy -> List.of(copy.output());
      case Operation.MaxPool pool -> List.of(pool.output());
      case Operation.AveragePool pool -> List.of(pool.output());
      case Operation.Linear linear -> List.of(linear.output());
    };
  }
}
