package org.dynconv.experiments.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.cost.ActivePositions;
import org.dynconv.data.Batch;
import org.dynconv.data.BatchLoader;
import org.dynconv.data.Batches;

/**
 * A network's outcome on a data set.
 *
 * @param predictions of every image, in order
 * @param active each masked block's active positions, summed over the images
 * @param imagesPerSecond of the network alone, loading left out
 */
public record NetworkTest(
    List<Prediction> predictions, Map<String, ActivePositions> active, double imagesPerSecond) {
  /** Copies the collections. */
  public NetworkTest {
    predictions = List.copyOf(predictions);
    active = new LinkedHashMap<>(active);
  }

  /**
   * Tests.
   *
   * @param classifier the network
   * @param loader the images
   * @return the outcome
   */
  public static NetworkTest run(Classifier classifier, BatchLoader loader) {
    List<Prediction> predictions = new ArrayList<>();
    Map<String, ActivePositions> active = new LinkedHashMap<>();
    long nanos = 0;
    try (Batches batches = loader.epoch(0)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        long start = System.nanoTime();
        float[] logits = classifier.logits(batch, active);
        nanos += System.nanoTime() - start;
        int classes = logits.length / batch.size();
        for (int i = 0; i < batch.size(); i++) {
          predictions.add(
              Prediction.of(
                  batch.indices()[i],
                  Math.toIntExact(batch.labels()[i]),
                  Arrays.copyOfRange(logits, i * classes, (i + 1) * classes)));
        }
      }
    }
    return new NetworkTest(predictions, active, predictions.size() / (nanos / 1e9));
  }

  /**
   * The number of images whose true class is among the best.
   *
   * @param k how many of the best count
   * @return images
   */
  public int rightWithin(int k) {
    return (int) predictions.stream().filter(prediction -> prediction.rank() < k).count();
  }
}
