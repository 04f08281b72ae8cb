package org.dynconv.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of {@code metrics.jsonl}: how an epoch of one model went.
 *
 * @param model the model's name
 * @param epoch the epoch, counted from 1
 * @param step optimiser steps done since the start of the model's training
 * @param learningRate at the end of the epoch
 * @param loss the loss terms
 * @param trainTop1 on the training images as they were drawn, 0 to 1
 * @param validationTop1 0 to 1; null where no validation split is, or it was not looked at
 * @param targetBudget the budget asked for; null for a dense model
 * @param usedBudget fraction of the conditional multiply-accumulates used in training; null for a
 *     dense model
 * @param imagesPerSecond training speed
 * @param seconds duration of the epoch
 * @param blockUsed used fraction by block name, in the network's order; empty for a dense model
 */
public record EpochMetrics(
    String model,
    int epoch,
    long step,
    double learningRate,
    LossTerms loss,
    double trainTop1,
    Double validationTop1,
    Double targetBudget,
    Double usedBudget,
    double imagesPerSecond,
    double seconds,
    Map<String, Double> blockUsed) {
  /**
   * Copies the fractions.
   *
   * @param model the model's name
   * @param epoch the epoch, counted from 1
   * @param step optimiser steps done
   * @param learningRate at the end of the epoch
   * @param loss the loss terms
   * @param trainTop1 on the training images
   * @param validationTop1 on the validation split, or null
   * @param targetBudget the budget asked for, or null
   * @param usedBudget fraction used in training, or null
   * @param imagesPerSecond training speed
   * @param seconds duration of the epoch
   * @param blockUsed used fraction by block name
   */
  public EpochMetrics {
    blockUsed = Collections.unmodifiableMap(new LinkedHashMap<>(blockUsed));
  }
}
