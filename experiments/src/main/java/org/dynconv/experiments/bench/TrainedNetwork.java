package org.dynconv.experiments.bench;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.dynconv.architecture.Architecture;
import org.dynconv.data.Batch;
import org.dynconv.data.BatchLoader;
import org.dynconv.data.Batches;
import org.dynconv.data.Dataset;
import org.dynconv.data.Normalisation;
import org.dynconv.error.UserException;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.StateDict;

/**
 * A masked network of an earlier run, to be measured with the masks that it decides on.
 *
 * @param source the run and the model, for records
 * @param architecture masked
 * @param weights every tensor that it names
 * @param budget that it was trained for
 * @param test the run's test images
 * @param normalisation of their pixels
 */
public record TrainedNetwork(
    String source,
    Architecture architecture,
    StateDict weights,
    double budget,
    Dataset test,
    Normalisation normalisation) {
  /**
   * Refuses a batch that the test images do not fill.
   *
   * @param batch images at a time
   * @throws UserException if there are fewer
   */
  void check(int batch) {
    if (batch > test.size()) {
      throw new UserException(
          "--batch %d: the run has only %d test images.".formatted(batch, test.size()));
    }
  }

  /** The first images of the test split, as the network is given them. */
  Workload workload(int batch) {
    BatchLoader loader =
        BatchLoader.builder(test, new RootSeed(0))
            .batchSize(batch)
            .shuffled(false)
            .normalisation(normalisation)
            .threads(1)
            .build();
    try (Batches batches = loader.epoch(0)) {
      Batch first = batches.next();
      int values = batch * architecture.image().positions() * 3;
      return new Workload(
          architecture,
          weights,
          batch,
          Arrays.copyOf(first.images(), values),
          OptionalDouble.of(budget));
    }
  }
}
