package org.dynconv.experiments.bench;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Architecture;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.StateDict;

/**
 * What every contestant runs: a network with weights, and a batch of images.
 *
 * @param masked the network with mask units
 * @param weights its tensors; the dense network's are among them
 * @param batch how many images
 * @param images standard normal, or of a data set, {@code [batch, height, width, 3]}
 * @param trainedFor the budget of a trained network, whose own mask units decide; empty where the
 *     weights are random and masks are given
 */
record Workload(
    Architecture masked, StateDict weights, int batch, float[] images, OptionalDouble trainedFor) {
  /** Random weights and images: neither changes how long a run takes. */
  static Workload of(Architecture dense, int batch, RootSeed seed) {
    Architecture masked = dense.withMasks();
    RandomGenerator random = seed.generator("bench/images");
    float[] images = new float[Math.multiplyExact(batch, 3 * dense.image().positions())];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    return new Workload(
        masked, BenchWeights.draw(masked, seed), batch, images, OptionalDouble.empty());
  }

  Architecture dense() {
    return masked.dense();
  }

  /** The images as {@code [batch, 3, height, width]}. */
  float[] planes() {
    int positions = masked.image().positions();
    float[] planes = new float[images.length];
    for (int n = 0; n < batch; n++) {
      for (int p = 0; p < positions; p++) {
        for (int c = 0; c < 3; c++) {
          planes[(n * 3 + c) * positions + p] = images[(n * positions + p) * 3 + c];
        }
      }
    }
    return planes;
  }
}
