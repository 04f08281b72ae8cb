package org.dynconv.experiments.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.weights.BatchNormFolding;
import org.dynconv.weights.ParameterMapping;
import org.dynconv.weights.StateDict;

/** A network with all its weights. */
record NetworkWeights(Architecture architecture, StateDict weights) {
  /**
   * Fits a file's tensors to a network by name, masked if the file has mask units.
   *
   * @param source the file, for errors
   * @param foldBatchNorm whether to fold batch norm where the network has none
   */
  static NetworkWeights of(
      String source, StateDict file, String architecture, boolean foldBatchNorm) {
    Architecture dense = Architectures.named(architecture);
    boolean masked = file.tensors().keySet().stream().anyMatch(name -> name.contains(".masker."));
    Architecture network = masked ? dense.withMasks() : dense;
    ParameterMapping mapping = ParameterMapping.to(network);
    StateDict weights =
        (foldBatchNorm ? mapping.foldingBatchNorm() : mapping).apply(source, file).weights();
    return new NetworkWeights(network, weights);
  }

  NetworkWeights folded() {
    return new NetworkWeights(
        BatchNormFolding.fold(architecture), BatchNormFolding.fold(architecture, weights));
  }

  /** The weights with what other tools, and a later command, may ask. */
  StateDict described() {
    Map<String, String> metadata = new LinkedHashMap<>(weights.metadata());
    metadata.put("format", "pt");
    metadata.put("architecture", architecture.name());
    metadata.put("masked", Boolean.toString(architecture.masked()));
    return new StateDict(weights.tensors(), metadata);
  }
}
