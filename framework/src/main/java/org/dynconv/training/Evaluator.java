package org.dynconv.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.cost.ActivePositions;
import org.dynconv.data.Batch;
import org.dynconv.data.BatchLoader;
import org.dynconv.data.Batches;
import org.dynconv.weights.StateDict;

/** Evaluates a network with libtorch: running statistics, hard masks, no noise. */
public final class Evaluator {
  private Evaluator() {}

  /**
   * Evaluates weights on a data set.
   *
   * @param architecture the network
   * @param weights every tensor that it names
   * @param images in the order that they are evaluated
   * @param threads processor threads
   * @return what came out
   */
  public static Evaluation evaluate(
      Architecture architecture, StateDict weights, BatchLoader images, int threads) {
    try (LibTorchClassifier classifier = new LibTorchClassifier(architecture, weights, threads)) {
      return run(classifier, images);
    }
  }

  static Evaluation run(LibTorchClassifier classifier, BatchLoader loader) {
    Map<String, ActivePositions> active = new LinkedHashMap<>();
    int correct = 0;
    int images = 0;
    long start = System.nanoTime();
    try (Batches batches = loader.epoch(0)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        LibTorchClassifier.Classes classes =
            classifier.classify(
                batch.images(), batch.size(), new Size(batch.height(), batch.width()));
        classes.active().forEach((block, here) -> active.merge(block, here, ActivePositions::plus));
        correct += correct(classes.logits(), batch.labels(), batch.size());
        images += batch.size();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Evaluation(images, correct, active, images / seconds);
  }

  /** The number of rows whose largest score, the first of equals, is at the label. */
  static int correct(float[] logits, long[] labels, int rows) {
    int classes = logits.length / rows;
    int correct = 0;
    for (int i = 0; i < rows; i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = logits[i * classes + c] > logits[i * classes + best] ? c : best;
      }
      correct += best == labels[i] ? 1 : 0;
    }
    return correct;
  }
}
