package org.dynconv.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one epoch of training gave.
 *
 * @param epoch counted from 0
 * @param step steps of the whole training so far
 * @param learningRate of the last step
 * @param totalLoss mean over the images
 * @param taskLoss mean cross entropy
 * @param networkLoss mean network term, 0 for a dense network
 * @param blockLoss mean block term, 0 for a dense network
 * @param trainTop1 share right on the augmented training images, 0 to 1
 * @param validationTop1 share right on the validation split, if there is one
 * @param usedBudget mean used fraction over the training steps, of a masked network
 * @param blockUsed the same for each masked block
 * @param imagesPerSecond training throughput, validation left out
 * @param seconds of training, validation left out
 */
public record EpochReport(
    int epoch,
    long step,
    double learningRate,
    double totalLoss,
    double taskLoss,
    double networkLoss,
    double blockLoss,
    double trainTop1,
    OptionalDouble validationTop1,
    OptionalDouble usedBudget,
    Map<String, Double> blockUsed,
    double imagesPerSecond,
    double seconds) {
  /** Copies the map. */
  public EpochReport {
    blockUsed = Collections.unmodifiableMap(new LinkedHashMap<>(blockUsed));
  }

  /**
   * How far a training is, told after every step.
   *
   * @param epoch counted from 0
   * @param imagesDone in this epoch
   * @param imagesInEpoch all of this epoch
   * @param loss mean total loss of this epoch so far
   * @param top1 share right in this epoch so far
   * @param usedBudget mean used fraction of this epoch so far, of a masked network
   * @param imagesPerSecond in this epoch so far
   */
  public record Progress(
      int epoch,
      int imagesDone,
      int imagesInEpoch,
      double loss,
      double top1,
      Optional<Double> usedBudget,
      double imagesPerSecond) {}
}
