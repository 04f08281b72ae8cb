package org.dynconv.experiments.eval;

import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.cost.ActivePositions;
import org.dynconv.data.Batch;
import org.dynconv.inference.Backends;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.weights.StateDict;

/** Something that gives images their class scores. */
public interface Classifier extends AutoCloseable {
  /** The name of the training library, which evaluates densely. */
  String LIBTORCH = "libtorch";

  /**
   * Scores a batch.
   *
   * @param batch normalised images
   * @param active to which each masked block's active positions are added
   * @return class scores {@code [N, classes]}
   */
  float[] logits(Batch batch, Map<String, ActivePositions> active);

  @Override
  void close();

  /**
   * Prepares a network.
   *
   * @param backend {@code libtorch}, a backend's name, or null for the fastest backend
   * @param architecture the network
   * @param weights every tensor that it names
   * @param size of the images
   * @param maxBatch the largest batch
   * @param threads processor threads
   * @return the classifier
   */
  static Classifier of(
      String backend,
      Architecture architecture,
      StateDict weights,
      Size size,
      int maxBatch,
      int threads) {
    if (LIBTORCH.equals(backend)) {
      return new TorchClassifier(architecture, weights, threads);
    }
    MaskedBackend chosen = backend == null ? Backends.best() : Backends.named(backend);
    return new BackendClassifier(chosen, architecture, weights, size, maxBatch, threads);
  }
}
