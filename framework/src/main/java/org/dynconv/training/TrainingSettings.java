package org.dynconv.training;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training images
 * @param batchSize images in a step; the last, smaller batch of an epoch is trained too
 * @param learningRate the learning rate over time
 * @param momentum of the gradient descent
 * @param weightDecay of the gradient descent
 * @param decayMaskUnits whether weight decay holds for mask units too
 * @param loss the sparsity loss of a masked network; empty for a dense one
 * @param temperatures τ of the Gumbel-softmax from the epoch that is the key; has an entry for 0
 * @param noiseUntil noise is off in epochs after this share of all epochs; the paper's is 0.8
 * @param reporting which epoch's weights are kept
 * @param checkpointEvery steps between checkpoints within an epoch; 0 for one an epoch
 * @param threads processor threads; results repeat for the same number
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    LearningRateSchedule learningRate,
    double momentum,
    double weightDecay,
    boolean decayMaskUnits,
    Optional<LossSettings> loss,
    NavigableMap<Integer, Double> temperatures,
    double noiseUntil,
    Reporting reporting,
    int checkpointEvery,
    int threads) {
  /** Which epoch's weights are kept and tested. The test split never chooses. */
  public enum Reporting {
    /** The last one. */
    LAST,
    /** The one that is best on the validation split; the first of equals. */
    BEST_VALIDATION
  }

  /** Copies the temperatures and checks that the first epoch has one. */
  public TrainingSettings {
    temperatures = new TreeMap<>(temperatures);
    if (!temperatures.containsKey(0)) {
      throw new IllegalArgumentException("no temperature for epoch 0");
    }
  }

  /**
   * τ of one epoch.
   *
   * @param epoch counted from 0
   * @return the temperature
   */
  public double temperature(int epoch) {
    return temperatures.floorEntry(epoch).getValue();
  }

  /**
   * Whether mask units get noise in an epoch: it goes off strictly after the share.
   *
   * @param epoch counted from 0
   * @return true if they do
   */
  public boolean noisy(int epoch) {
    return !(epoch > noiseUntil * epochs);
  }
}
