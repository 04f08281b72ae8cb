package org.dynconv.weights.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.MaskUnit;
import org.dynconv.architecture.Shortcut;
import org.dynconv.architecture.Size;
import org.dynconv.architecture.Stem;
import org.dynconv.weights.StateDict;

/** Walks a network from image to logits and adds what each part computes to a graph. */
final class OnnxNetwork {
  private static final String BATCH = "batch";

  private final Architecture architecture;
  private final OnnxGraph graph;
  private final OnnxLayers layers;

  OnnxNetwork(Architecture architecture, StateDict weights) {
    this.architecture = architecture;
    this.graph = new OnnxGraph(architecture.name());
    this.layers = new OnnxLayers(graph, weights, architecture.batchNorm().epsilon());
  }

  GraphProto graph(Size image) {
    String x = graph.input(OnnxExporter.INPUT, BATCH, 3, image.height(), image.width());
    Stem stem = architecture.stem();
    x = layers.convolution(stem.convolution(), x, image);
    x = layers.maxPool(stem.maxPool(), x, stem.convolution().output(image));
    List<Size> maps = architecture.featureMaps(image);
    for (int i = 0; i < architecture.blocks().size(); i++) {
      x = block(architecture.blocks().get(i), x, maps.get(i));
    }
    if (architecture.head().convolution().isPresent()) {
      x = layers.convolution(architecture.head().convolution().get(), x, maps.getLast());
    }
    layers.linear(architecture.head().classifier(), OnnxExporter.OUTPUT, layers.means("head", x));
    graph.output(OnnxExporter.OUTPUT, BATCH, architecture.classes());
    return graph.build();
  }

  private String block(Block block, String x, Size input) {
    String branch = x;
    Size size = input;
    for (Convolution convolution : block.branch()) {
      branch = layers.convolution(convolution, branch, size);
      size = convolution.output(size);
    }
    if (block.maskUnit().isPresent()) {
      String mask = mask(block.name(), block.maskUnit().get(), x, input);
      branch = graph.node("Mul", block.name() + ".masked", List.of(branch, mask));
    }
    String shortcut =
        switch (block.shortcut()) {
          case Shortcut.None none -> "";
          case Shortcut.Identity identity -> x;
          case Shortcut.Projection projection ->
              layers.convolution(projection.convolution(), x, input);
          case Shortcut.PaddedSubsample padded -> layers.paddedSubsample(padded, block.name(), x);
        };
    String sum =
        shortcut.isEmpty()
            ? branch
            : graph.node("Add", block.name() + ".sum", List.of(shortcut, branch));
    return layers.activation(block.activation(), sum);
  }

  /** 1 where {@code conv(x) + linear(mean of x)} is at least 0, else 0; section 3.1. */
  private String mask(String block, MaskUnit unit, String x, Size input) {
    String scores = layers.convolution(unit.convolution(), x, input);
    String squeezed =
        layers.linear(unit.linear(), unit.linear().name(), layers.means(block + ".masker", x));
    String everywhere =
        graph.node(
            "Unsqueeze",
            block + ".masker.everywhere",
            List.of(squeezed, graph.constant("spatial.axes", 2, 3)));
    String logit = graph.node("Add", block + ".masker.logit", List.of(scores, everywhere));
    String on =
        graph.node("GreaterOrEqual", block + ".masker.on", List.of(logit, graph.scalar("zero", 0)));
    return graph.node(
        "Cast",
        block + ".mask",
        List.of(on),
        OnnxGraph.integer("to", TensorProto.DataType.FLOAT.getNumber()));
  }
}
