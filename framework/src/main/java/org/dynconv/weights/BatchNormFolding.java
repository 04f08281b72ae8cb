package org.dynconv.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.Head;
import org.dynconv.architecture.Shortcut;
import org.dynconv.architecture.Stem;

/**
 * Folds batch norms into the convolutions before them, for inference. With {@code s = weight /
 * sqrt(running_var + eps)} of a channel, its kernel becomes {@code s · w} and its bias {@code bias
 * + s · (b - running_mean)}, computed in double precision and rounded once.
 */
public final class BatchNormFolding {
  private BatchNormFolding() {}

  /**
   * The same network with biases in place of batch norms.
   *
   * @param architecture any network
   * @return a copy in which no convolution has a batch norm
   */
  public static Architecture fold(Architecture architecture) {
    Stem stem = architecture.stem();
    Head head = architecture.head();
    return new Architecture(
        architecture.name(),
        architecture.image(),
        new Stem(fold(stem.convolution()), stem.maxPool()),
        architecture.blocks().stream().map(BatchNormFolding::fold).toList(),
        new Head(head.convolution().map(BatchNormFolding::fold), head.classifier()),
        architecture.batchNorm());
  }

  /**
   * The weights of the network without batch norms.
   *
   * @param architecture the network as it is trained
   * @param weights all its tensors, by {@link ParameterNames}
   * @return the tensors of {@link #fold(Architecture)}
   */
  public static StateDict fold(Architecture architecture, StateDict weights) {
    Map<String, HostTensor> folded = new LinkedHashMap<>(weights.tensors());
    architecture
        .convolutions()
        .filter(convolution -> convolution.batchNorm().isPresent())
        .forEach(
            convolution ->
                fold(
                    folded,
                    convolution.name(),
                    convolution.batchNorm().get(),
                    architecture.batchNorm().epsilon()));
    Map<String, HostTensor> ordered = new LinkedHashMap<>();
    ParameterNames.of(fold(architecture))
        .tensors()
        .forEach(entry -> ordered.put(entry.name(), folded.get(entry.name())));
    return new StateDict(ordered, weights.metadata());
  }

  /** Replaces the tensors of one convolution and its batch norm by a kernel and a bias. */
  static void fold(
      Map<String, HostTensor> tensors, String convolution, String batchNorm, double epsilon) {
    HostTensor kernel = tensors.get(convolution + ".weight");
    HostTensor bias = tensors.get(convolution + ".bias");
    double[] scale = scale(tensors, batchNorm, epsilon);
    double[] mean = tensors.get(batchNorm + ".running_mean").doubles();
    double[] shift = tensors.get(batchNorm + ".bias").doubles();
    double[] own = bias == null ? new double[scale.length] : bias.doubles();
    float[] weights = kernel.floats();
    float[] biases = new float[scale.length];
    int each = weights.length / scale.length;
    for (int channel = 0; channel < scale.length; channel++) {
      biases[channel] = (float) (shift[channel] + scale[channel] * (own[channel] - mean[channel]));
      for (int i = channel * each; i < (channel + 1) * each; i++) {
        weights[i] = (float) (scale[channel] * weights[i]);
      }
    }
    tensors.put(convolution + ".weight", HostTensor.of(weights, kernel.shape()));
    tensors.put(convolution + ".bias", HostTensor.of(biases, biases.length));
    List.of("weight", "bias", "running_mean", "running_var", "num_batches_tracked")
        .forEach(part -> tensors.remove(batchNorm + "." + part));
  }

  /** What the batch norm multiplies each channel by. */
  static double[] scale(Map<String, HostTensor> tensors, String batchNorm, double epsilon) {
    double[] scale = tensors.get(batchNorm + ".weight").doubles();
    double[] variance = tensors.get(batchNorm + ".running_var").doubles();
    for (int channel = 0; channel < scale.length; channel++) {
      scale[channel] /= Math.sqrt(variance[channel] + epsilon);
    }
    return scale;
  }

  private static Block fold(Block block) {
    Shortcut shortcut =
        block.shortcut() instanceof Shortcut.Projection projection
            ? new Shortcut.Projection(fold(projection.convolution()))
            : block.shortcut();
    return new Block(
        block.name(),
        block.kind(),
        block.inChannels(),
        block.outChannels(),
        block.stride(),
        block.branch().stream().map(BatchNormFolding::fold).toList(),
        shortcut,
        block.activation(),
        block.maskUnit());
  }

  private static Convolution fold(Convolution convolution) {
    return new Convolution(
        convolution.name(),
        convolution.inChannels(),
        convolution.outChannels(),
        convolution.kernel(),
        convolution.stride(),
        convolution.padding(),
        convolution.groups(),
        convolution.bias() || convolution.batchNorm().isPresent(),
        Optional.empty(),
        convolution.activation(),
        convolution.extent());
  }
}
