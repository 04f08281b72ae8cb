package org.dynconv.tornado;

import java.util.Optional;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Extent;
import org.dynconv.architecture.Size;
import org.dynconv.inference.Coefficients;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Region;
import org.dynconv.inference.Residual;
import org.dynconv.inference.Shape;
import org.dynconv.inference.Window;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Adds convolutions, dense ones and those on listed positions, and the linear layer. */
final class ConvolutionSteps {
  private static final Window ONE_POSITION = new Window(1, 1, 0, 0);

  private final DeviceBuffers buffers;
  private final MaskSteps masks;
  private final Parameters parameters;
  private final Program program;

  /** Stands where a kernel has no use for an array, and takes it in no other place. */
  private final FloatArray nothing;

  ConvolutionSteps(DeviceBuffers buffers, MaskSteps masks, Parameters parameters, Program program) {
    this.parameters = parameters;
    this.buffers = buffers;
    this.masks = masks;
    this.program = program;
    this.nothing = program.keep(DeviceBuffers.zeros(Lanes.WIDTH));
  }

  void convolution(Operation.Convolution conv) {
    conv.residual()
        .filter(residual -> conv.region().masked())
        .filter(residual -> !(residual.settled() && residual.buffer() == conv.output()))
        .ifPresent(residual -> pass(conv, residual));
    product(
        conv.name(),
        conv.input(),
        conv.output(),
        conv.window(),
        conv.weights(),
        conv.bias(),
        conv.activation(),
        conv.region(),
        conv.residual());
  }

  void linear(Operation.Linear linear) {
    product(
        linear.name(),
        linear.input(),
        linear.output(),
        ONE_POSITION,
        linear.weights(),
        linear.bias(),
        Activation.NONE,
        Region.EVERYWHERE,
        Optional.empty());
  }

  /** The shortcut where the branch is not computed. */
  private void pass(Operation.Convolution conv, Residual residual) {
    Shape out = buffers.shape(conv.output());
    DeviceMask mask = masks.masks().get(conv.region().mask());
    boolean small = conv.region().extent() == Extent.MASK;
    IntArray on = small ? mask.mask() : mask.dilated();
    Size size = small ? mask.shape().size() : mask.shape().dilatedSize();
    Shape in = Shape.of(size, out.channels());
    int items = buffers.positions(out);
    IntArray geometry =
        program.keep(
            Geometry.of(
                in, out, ONE_POSITION, Lanes.padded(out.channels()), items, buffers.maxBatch()));
    boolean inPlace = residual.buffer() == conv.output();
    FloatArray to = buffers.map(conv.output());
    FloatArray from = inPlace ? nothing : buffers.map(residual.buffer());
    int where = inPlace ? Lanes.IN_PLACE : Lanes.ELSEWHERE;
    int activation = number(conv.activation());
    program.launch(
        "pass-" + mask.shape().block(),
        items,
        Lanes.blocks(out.channels()),
        id ->
            TaskPackage.createPackage(
                id,
                ResidualKernels::pass,
                from,
                on,
                buffers.batch(),
                to,
                geometry,
                where,
                activation));
  }

  private void product(
      String name,
      int input,
      int output,
      Window window,
      Coefficients coefficients,
      Coefficients biases,
      Activation activation,
      Region region,
      Optional<Residual> residual) {
    Shape in = buffers.shape(input);
    Shape out = buffers.shape(output);
    int taps = window.kernel() * window.kernel();
    int weights = parameters.products(coefficients, taps, in.channels(), out.channels());
    int bias = parameters.rows(biases, 1, 1);
    FloatArray from = buffers.map(input);
    FloatArray to = buffers.map(output);
    boolean inPlace = residual.filter(r -> r.buffer() == output).isPresent();
    FloatArray added =
        residual.filter(r -> !inPlace).map(r -> buffers.map(r.buffer())).orElse(nothing);
    Span span = span(in, out, window, buffers.pitch(input), region, Positions.GROUP);
    span.geometry().set(Geometry.WEIGHTS, weights);
    span.geometry().set(Geometry.BIAS, bias);
    int where = inPlace ? Lanes.IN_PLACE : residual.isPresent() ? Lanes.ELSEWHERE : Lanes.NOTHING;
    int last = number(activation);
    if (window.equals(ONE_POSITION)) {
      program.launch(
          name,
          span.items(),
          Lanes.blocks(out.channels()),
          id ->
              TaskPackage.createPackage(
                  id,
                  PointwiseKernels::multiply,
                  from,
                  parameters.array(),
                  added,
                  to,
                  span.positions(),
                  span.count(),
                  span.geometry(),
                  span.listed(),
                  where,
                  last));
    } else {
      program.launch(
          name,
          span.items(),
          Lanes.blocks(out.channels()),
          id ->
              TaskPackage.createPackage(
                  id,
                  WindowKernels::convolve,
                  from,
                  parameters.array(),
                  added,
                  to,
                  span.positions(),
                  span.count(),
                  span.geometry(),
                  span.listed(),
                  where,
                  last));
    }
  }

  void depthwise(Operation.Depthwise conv) {
    Shape in = buffers.shape(conv.input());
    Shape out = buffers.shape(conv.output());
    int taps = conv.window().kernel() * conv.window().kernel();
    int weights = parameters.rows(conv.weights(), taps, 1);
    int bias = parameters.rows(conv.bias(), 1, 1);
    FloatArray from = buffers.map(conv.input());
    FloatArray to = buffers.map(conv.output());
    Span span = span(in, out, conv.window(), buffers.pitch(conv.input()), conv.region(), 1);
    span.geometry().set(Geometry.WEIGHTS, weights);
    span.geometry().set(Geometry.BIAS, bias);
    int last = number(conv.activation());
    program.launch(
        conv.name(),
        span.items(),
        Lanes.blocks(out.channels()),
        id ->
            TaskPackage.createPackage(
                id,
                DepthwiseKernels::convolve,
                from,
                parameters.array(),
                to,
                span.positions(),
                span.count(),
                span.geometry(),
                span.listed(),
                last));
  }

  /** What a kernel has to run over: listed positions, or all of all images. */
  private record Span(
      int items, IntArray positions, IntArray count, IntArray geometry, int listed) {}

  private Span span(Shape in, Shape out, Window window, int pitch, Region region, int group) {
    int each = (out.positions() + group - 1) / group;
    int items =
        region.masked()
            ? Math.multiplyExact(buffers.maxBatch(), each)
            : (buffers.positions(out) + group - 1) / group;
    IntArray geometry =
        program.keep(Geometry.of(in, out, window, pitch, items, buffers.maxBatch()));
    if (!region.masked()) {
      return new Span(items, buffers.batch(), buffers.batch(), geometry, 0);
    }
    Positions positions = masks.positions(region);
    return new Span(items, positions.list(), positions.counts(), geometry, 1);
  }

  private static int number(Activation activation) {
    return switch (activation) {
      case NONE -> Lanes.NONE;
      case RELU -> Lanes.RELU;
      case RELU6 -> Lanes.RELU6;
    };
  }
}
