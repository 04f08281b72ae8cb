package org.dynconv.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Convolution;
import org.dynconv.error.UserException;

/**
 * Fits a file that has batch norms to a network that has none. Some tools fold batch norm but keep
 * its place: the convolution's bias stands as the batch norm's bias, and the rest of it changes
 * nothing. Such a file is taken as it is; a batch norm that does something is only folded on
 * request.
 */
final class FoldedBatchNorms {
  /** Half a unit in the last place of 1 in single precision: a factor nearer to 1 rounds to it. */
  private static final double ROUNDS_TO_ONE = 0x1p-24;

  private final String source;
  private final Architecture architecture;
  private final boolean fold;

  FoldedBatchNorms(String source, Architecture architecture, boolean fold) {
    this.source = source;
    this.architecture = architecture;
    this.fold = fold;
  }

  /** The tensors with every batch norm that stands for a bias replaced by that bias. */
  Map<String, HostTensor> resolve(Map<String, HostTensor> file) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>(file);
    architecture
        .convolutions()
        .filter(convolution -> convolution.bias() && convolution.batchNorm().isEmpty())
        .forEach(convolution -> resolve(tensors, convolution));
    return tensors;
  }

  private void resolve(Map<String, HostTensor> tensors, Convolution convolution) {
    String norm = LayerNames.batchNormAfter(convolution.name());
    if (!complete(tensors, convolution, norm)) {
      return;
    }
    double epsilon = architecture.batchNorm().epsilon();
    if (!fold && !changesNothing(tensors, norm, epsilon)) {
      throw new UserException(
          source
              + ": "
              + architecture.name()
              + " has batch norm folded into its convolutions, but the file's batch norm \""
              + norm
              + "\" does more than add a bias. Fold it on import (--fold), or choose an"
              + " architecture with batch norm.");
    }
    if (fold) {
      BatchNormFolding.fold(tensors, convolution.name(), norm, epsilon);
    } else {
      HostTensor bias = tensors.get(norm + ".bias");
      List.of("weight", "bias", "running_mean", "running_var", "num_batches_tracked")
          .forEach(part -> tensors.remove(norm + "." + part));
      tensors.put(convolution.name() + ".bias", bias);
    }
  }

  /** Whether all of a batch norm is there, with the right sizes, and its convolution's kernel. */
  private static boolean complete(
      Map<String, HostTensor> tensors, Convolution convolution, String norm) {
    HostTensor kernel = tensors.get(convolution.name() + ".weight");
    int channels = convolution.outChannels();
    return kernel != null
        && kernel.shape().length == 4
        && kernel.shape()[0] == channels
        && List.of("weight", "bias", "running_mean", "running_var").stream()
            .map(part -> tensors.get(norm + "." + part))
            .allMatch(tensor -> tensor != null && tensor.size() == channels);
  }

  private static boolean changesNothing(
      Map<String, HostTensor> tensors, String norm, double epsilon) {
    double[] mean = tensors.get(norm + ".running_mean").doubles();
    double[] scale = BatchNormFolding.scale(tensors, norm, epsilon);
    for (int channel = 0; channel < scale.length; channel++) {
      if (mean[channel] != 0 || !(Math.abs(scale[channel] - 1) < ROUNDS_TO_ONE)) {
        return false;
      }
    }
    return true;
  }
}
