package org.dynconv.experiments.eval;

import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.cost.ActivePositions;
import org.dynconv.data.Batch;
import org.dynconv.training.LibTorchClassifier;
import org.dynconv.weights.StateDict;

/** Scores with libtorch. */
final class TorchClassifier implements Classifier {
  private final LibTorchClassifier classifier;

  TorchClassifier(Architecture architecture, StateDict weights, int threads) {
    this.classifier = new LibTorchClassifier(architecture, weights, threads);
  }

  @Override
  public float[] logits(Batch batch, Map<String, ActivePositions> active) {
    LibTorchClassifier.Classes classes =
        classifier.classify(batch.images(), batch.size(), new Size(batch.height(), batch.width()));
    classes.active().forEach((block, here) -> active.merge(block, here, ActivePositions::plus));
    return classes.logits();
  }

  @Override
  public void close() {
    classifier.close();
  }
}
