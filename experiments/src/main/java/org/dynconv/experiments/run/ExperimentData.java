package org.dynconv.experiments.run;

import java.util.Optional;
import org.dynconv.data.Augmentation;
import org.dynconv.data.Dataset;
import org.dynconv.data.Normalisation;
import org.dynconv.run.DataSummary;
import org.dynconv.training.TrainingData;

/**
 * The images of an experiment.
 *
 * @param name of the data set
 * @param training what is trained on
 * @param validation split off the training images, if anything
 * @param test only ever used for the figures that are reported
 * @param augmentation of the training images
 * @param normalisation of all images
 */
public record ExperimentData(
    String name,
    Dataset training,
    Optional<Dataset> validation,
    Dataset test,
    Augmentation augmentation,
    Normalisation normalisation) {
  TrainingData forTraining() {
    return new TrainingData(training, validation, augmentation, normalisation);
  }

  DataSummary summary() {
    return new DataSummary(
        name,
        training.checksum() + " " + test.checksum(),
        training.size(),
        validation.map(Dataset::size).orElse(0),
        test.size());
  }
}
