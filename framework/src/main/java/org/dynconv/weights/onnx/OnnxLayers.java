package org.dynconv.weights.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.Optional;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.Linear;
import org.dynconv.architecture.Padding;
import org.dynconv.architecture.Shortcut;
import org.dynconv.architecture.Size;
import org.dynconv.architecture.Stem;
import org.dynconv.weights.StateDict;

/** The layers of a network as operators; every method returns the name of the layer's output. */
final class OnnxLayers {
  private final OnnxGraph graph;
  private final StateDict weights;
  private final double epsilon;

  OnnxLayers(OnnxGraph graph, StateDict weights, double epsilon) {
    this.graph = graph;
    this.weights = weights;
    this.epsilon = epsilon;
  }

  /** A convolution with its batch norm and activation. */
  String convolution(Convolution convolution, String x, Size input) {
    String name = convolution.name();
    List<String> inputs =
        convolution.bias()
            ? List.of(x, tensor(name + ".weight"), tensor(name + ".bias"))
            : List.of(x, tensor(name + ".weight"));
    String y =
        graph.node(
            "Conv",
            name,
            inputs,
            OnnxGraph.integers("kernel_shape", convolution.kernel(), convolution.kernel()),
            OnnxGraph.integers("strides", convolution.stride(), convolution.stride()),
            OnnxGraph.integer("group", convolution.groups()),
            pads(convolution.padding(), input, convolution.kernel(), convolution.stride()));
    return activation(
        convolution.activation(), convolution.batchNorm().map(norm -> norm(norm, y)).orElse(y));
  }

  String maxPool(Optional<Stem.MaxPool> pool, String x, Size input) {
    return pool.map(
            max ->
                graph.node(
                    "MaxPool",
                    x + ".maxpool",
                    List.of(x),
                    OnnxGraph.integers("kernel_shape", max.kernel(), max.kernel()),
                    OnnxGraph.integers("strides", max.stride(), max.stride()),
                    pads(max.padding(), input, max.kernel(), max.stride())))
        .orElse(x);
  }

  String activation(Activation activation, String x) {
    return switch (activation) {
      case NONE -> x;
      case RELU -> graph.node("Relu", x + ".relu", List.of(x));
      case RELU6 ->
          graph.node(
              "Clip", x + ".relu6", List.of(x, graph.scalar("zero", 0), graph.scalar("six", 6)));
    };
  }

  /** Every {@code stride}-th row and column, with zero channels before and after. */
  String paddedSubsample(Shortcut.PaddedSubsample shortcut, String block, String x) {
    String step = "step" + shortcut.stride();
    String rows =
        graph.node(
            "Slice",
            block + ".shortcut.slice",
            List.of(
                x,
                graph.constant("slice.starts", 0, 0),
                graph.constant("slice.ends", Long.MAX_VALUE, Long.MAX_VALUE),
                graph.constant("slice.axes", 2, 3),
                graph.constant(step, shortcut.stride(), shortcut.stride())));
    String amounts =
        graph.constant(
            block + ".shortcut.pads",
            0,
            shortcut.channelsBefore(),
            0,
            0,
            0,
            shortcut.channelsAfter(),
            0,
            0);
    return graph.node("Pad", block + ".shortcut", List.of(rows, amounts));
  }

  /** The mean of each channel, {@code [batch, channels]}. */
  String means(String name, String x) {
    String pooled = graph.node("GlobalAveragePool", name + ".mean", List.of(x));
    return graph.node("Flatten", name + ".features", List.of(pooled), OnnxGraph.integer("axis", 1));
  }

  String linear(Linear linear, String output, String x) {
    return graph.node(
        "Gemm",
        output,
        List.of(x, tensor(linear.name() + ".weight"), tensor(linear.name() + ".bias")),
        OnnxGraph.integer("transB", 1));
  }

  private String norm(String name, String x) {
    return graph.node(
        "BatchNormalization",
        name,
        List.of(
            x,
            tensor(name + ".weight"),
            tensor(name + ".bias"),
            tensor(name + ".running_mean"),
            tensor(name + ".running_var")),
        OnnxGraph.number("epsilon", epsilon));
  }

  private String tensor(String name) {
    return graph.constant(name, weights.get(name));
  }

  private static AttributeProto pads(Padding padding, Size input, int kernel, int stride) {
    return OnnxGraph.integers(
        "pads",
        padding.before(input.height(), kernel, stride),
        padding.before(input.width(), kernel, stride),
        padding.after(input.height(), kernel, stride),
        padding.after(input.width(), kernel, stride));
  }
}
