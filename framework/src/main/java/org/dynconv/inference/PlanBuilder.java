package org.dynconv.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.Linear;
import org.dynconv.architecture.MaskUnit;
import org.dynconv.architecture.Padding;
import org.dynconv.error.UserException;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.StateDict;

/** Collects operations, with weights brought from PyTorch's layout to the plan's. */
final class PlanBuilder {
  private final StateDict weights;
  private final Buffers buffers = new Buffers();
  private final List<MaskShape> masks = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();

  PlanBuilder(StateDict weights) {
    this.weights = weights;
  }

  Buffers buffers() {
    return buffers;
  }

  void add(Operation operation) {
    operations.add(operation);
  }

  Plan build(int input, int output) {
    return new Plan(buffers.shapes(), masks, operations, input, output);
  }

  /** Adds a convolution into a new buffer and returns it. */
  int convolution(Convolution conv, int input, Region region, Optional<Residual> residual) {
    int output =
        buffers.acquire(Shape.of(conv.output(buffers.shape(input).size()), conv.outChannels()));
    convolution(conv, input, output, region, residual);
    return output;
  }

  void convolution(
      Convolution conv, int input, int output, Region region, Optional<Residual> residual) {
    Window window = window(conv.padding(), conv.kernel(), conv.stride(), buffers.shape(input));
    if (conv.depthwise()) {
      add(
          new Operation.Depthwise(
              conv.name(),
              input,
              output,
              window,
              perTap(conv.name() + ".weight"),
              bias(conv),
              conv.activation(),
              region));
    } else if (conv.groups() == 1) {
      add(
          new Operation.Convolution(
              conv.name(),
              input,
              output,
              window,
              perTap(conv.name() + ".weight"),
              bias(conv),
              conv.activation(),
              region,
              residual));
    } else {
      throw new UserException(
          conv.name()
              + ": convolutions in "
              + conv.groups()
              + " groups cannot be run; only dense and depthwise ones can.");
    }
  }

  /** Adds a mask unit with its dilation and returns the number of the mask. */
  int maskUnit(String block, MaskUnit unit, int input) {
    Shape in = buffers.shape(input);
    masks.add(new MaskShape(block, unit.mask(in.size()), unit.stretch()));
    int mask = masks.size() - 1;
    Convolution scores = unit.convolution();
    double bias =
        (double) weights.get(scores.name() + ".bias").floats()[0]
            + weights.get(unit.linear().name() + ".bias").floats()[0];
    add(
        new Operation.MaskUnit(
            block,
            input,
            mask,
            window(scores.padding(), scores.kernel(), scores.stride(), in),
            perTap(scores.name() + ".weight"),
            Coefficients.of(weights.get(unit.linear().name() + ".weight").floats()),
            (float) bias));
    add(new Operation.Dilate(mask));
    return mask;
  }

  Operation.Linear linear(Linear linear, int input, int output) {
    return new Operation.Linear(
        linear.name(),
        input,
        output,
        perTap(linear.name() + ".weight"),
        Coefficients.of(weights.get(linear.name() + ".bias").floats()));
  }

  static Window window(Padding padding, int kernel, int stride, Shape in) {
    return new Window(
        kernel,
        stride,
        padding.before(in.height(), kernel, stride),
        padding.before(in.width(), kernel, stride));
  }

  private Coefficients bias(Convolution conv) {
    return Coefficients.of(
        conv.bias() ? weights.get(conv.name() + ".bias").floats() : new float[conv.outChannels()]);
  }

  /** From {@code [out, in, rows, columns]} to {@code [rows, columns, in, out]}. */
  private Coefficients perTap(String name) {
    HostTensor tensor = weights.get(name);
    float[] from = tensor.floats();
    int out = (int) tensor.shape()[0];
    int in = (int) tensor.shape()[1];
    int taps = from.length / (out * in);
    float[] to = new float[from.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int tap = 0; tap < taps; tap++) {
          to[(tap * in + i) * out + o] = from[(o * in + i) * taps + tap];
        }
      }
    }
    return Coefficients.of(to);
  }
}
