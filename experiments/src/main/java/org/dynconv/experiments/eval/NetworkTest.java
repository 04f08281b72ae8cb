package org.dynconv.experiments.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.dynconv.cost.ActivePositions;
import org.dynconv.data.Batch;
import org.dynconv.data.BatchLoader;
import org.dynconv.data.Batches;

/**
 * A network's outcome on a data set.
 *
 * @param predictions of every image, in order
 * @param active each masked block's active positions, summed over the images
 * @param imagesPerSecond of the network alone, loading and the first call left out
 * @param firstCallSeconds what the first batch took when it was scored a first time, which is when
 *     some backends compile their kernels
 */
public record NetworkTest(
    List<Prediction> predictions,
    Map<String, ActivePositions> active,
    double imagesPerSecond,
    double firstCallSeconds) {
  /** Copies the collections. */
  public NetworkTest {
    predictions = List.copyOf(predictions);
    active = new LinkedHashMap<>(active);
  }

  /**
   * Tests. The first batch is scored twice, and only its second time counts.
   *
   * @param classifier the network
   * @param loader the images
   * @return the outcome
   */
  public static NetworkTest run(Classifier classifier, BatchLoader loader) {
    return run(classifier, loader, System::nanoTime);
  }

  static NetworkTest run(Classifier classifier, BatchLoader loader, LongSupplier clock) {
    List<Prediction> predictions = new ArrayList<>();
    Map<String, ActivePositions> active = new LinkedHashMap<>();
    long first = 0;
    long nanos = 0;
    try (Batches batches = loader.epoch(0)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        if (batch.number() == 0) {
          long start = clock.getAsLong();
          classifier.logits(batch, new HashMap<>());
          first = clock.getAsLong() - start;
        }
        long start = clock.getAsLong();
        float[] logits = classifier.logits(batch, active);
        nanos += clock.getAsLong() - start;
        add(batch, logits, predictions);
      }
    }
    return new NetworkTest(predictions, active, predictions.size() / (nanos / 1e9), first / 1e9);
  }

  private static void add(Batch batch, float[] logits, List<Prediction> predictions) {
    int classes = logits.length / batch.size();
    for (int i = 0; i < batch.size(); i++) {
      predictions.add(
          Prediction.of(
              batch.indices()[i],
              Math.toIntExact(batch.labels()[i]),
              Arrays.copyOfRange(logits, i * classes, (i + 1) * classes)));
    }
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
