package org.dynconv.training;

import java.util.Optional;
import org.dynconv.data.Augmentation;
import org.dynconv.data.BatchLoader;
import org.dynconv.data.Dataset;
import org.dynconv.data.Normalisation;
import org.dynconv.seed.RootSeed;

/**
 * The images of a training.
 *
 * @param training what is trained on
 * @param validation what epochs are compared on, if anything; never the test split
 * @param augmentation of the training images
 * @param normalisation of all images
 */
public record TrainingData(
    Dataset training,
    Optional<Dataset> validation,
    Augmentation augmentation,
    Normalisation normalisation) {
  /** Images evaluated at a time. */
  public static final int EVALUATION_BATCH = 250;

  BatchLoader training(int batchSize, RootSeed seed) {
    return BatchLoader.builder(training, seed)
        .batchSize(batchSize)
        .shuffled(true)
        .augmentation(augmentation)
        .normalisation(normalisation)
        .threads(1)
        .build();
  }

  Optional<BatchLoader> validation(RootSeed seed) {
    return validation.map(dataset -> evaluationOrder(dataset, normalisation, seed));
  }

  /**
   * A loader that goes through a data set once, in order, without augmentation.
   *
   * @param dataset the images
   * @param normalisation of the pixels
   * @param seed the run's
   * @return the loader
   */
  public static BatchLoader evaluationOrder(
      Dataset dataset, Normalisation normalisation, RootSeed seed) {
    return BatchLoader.builder(dataset, seed)
        .batchSize(EVALUATION_BATCH)
        .shuffled(false)
        .normalisation(normalisation)
        .threads(1)
        .build();
  }
}
