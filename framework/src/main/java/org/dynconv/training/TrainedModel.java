package org.dynconv.training;

import org.dynconv.weights.StateDict;

/**
 * A finished training.
 *
 * @param weights the state dictionary of the reported epoch
 * @param epoch the reported epoch, counted from 0
 * @param reason why that one, in words
 * @param imagesPerSecond training throughput over all epochs of this process, 0 if none ran
 */
public record TrainedModel(StateDict weights, int epoch, String reason, double imagesPerSecond) {}
