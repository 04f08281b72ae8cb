package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Test;

/** A classifier that only weighs pixels must not find the class: the set is about shapes. */
class ShapesDifficultyTest {
  private static final int EPOCHS = 12;
  private static final int BATCH = 32;

  @Test
  void linearClassifierStaysBelowFortyPercent() {
    RootSeed seed = new RootSeed(1);
    Dataset training = Shapes.builder(seed).size(4_000).build();
    Dataset test = Shapes.builder(seed).size(1_000).part(Part.TEST).build();
    SoftmaxRegression model = new SoftmaxRegression(training.imageBytes(), 10);
    BatchLoader loader =
        BatchLoader.builder(training, seed).batchSize(BATCH).shuffled(true).build();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      float rate = 0.002f * (1 - (float) epoch / EPOCHS);
      try (Batches batches = loader.epoch(epoch)) {
        batches.forEachRemaining(batch -> model.learn(batch, rate));
      }
    }

    double seen = model.accuracy(training, seed);
    double unseen = model.accuracy(test, seed);

    assertThat(seen).as("it did learn: training accuracy").isGreaterThan(0.25);
    assertThat(unseen).as("test accuracy").isLessThan(0.40);
  }

  /** Multinomial logistic regression by gradient descent, one batch at a time. */
  private static final class SoftmaxRegression {
    private final float[][] weights;
    private final float[] biases;

    SoftmaxRegression(int inputs, int classes) {
      weights = new float[classes][inputs];
      biases = new float[classes];
    }

    void learn(Batch batch, float rate) {
      int inputs = weights[0].length;
      for (int i = 0; i < batch.size(); i++) {
        float[] shares = softmax(logits(batch.images(), i * inputs));
        for (int k = 0; k < shares.length; k++) {
          float step = rate * ((batch.labels()[i] == k ? 1 : 0) - shares[k]) / batch.size();
          biases[k] += step;
          for (int j = 0; j < inputs; j++) {
            weights[k][j] += step * batch.images()[i * inputs + j];
          }
        }
      }
    }

    double accuracy(Dataset dataset, RootSeed seed) {
      int inputs = weights[0].length;
      int right = 0;
      try (Batches batches = BatchLoader.builder(dataset, seed).build().epoch(0)) {
        while (batches.hasNext()) {
          Batch batch = batches.next();
          for (int i = 0; i < batch.size(); i++) {
            float[] logits = logits(batch.images(), i * inputs);
            int best = 0;
            for (int k = 1; k < logits.length; k++) {
              best = logits[k] > logits[best] ? k : best;
            }
            right += best == batch.labels()[i] ? 1 : 0;
          }
        }
      }
      return (double) right / dataset.size();
    }

    private float[] logits(float[] images, int offset) {
      float[] logits = biases.clone();
      for (int k = 0; k < logits.length; k++) {
        for (int j = 0; j < weights[k].length; j++) {
          logits[k] += weights[k][j] * images[offset + j];
        }
      }
      return logits;
    }

    private static float[] softmax(float[] logits) {
      float greatest = logits[0];
      for (float logit : logits) {
        greatest = Math.max(greatest, logit);
      }
      float sum = 0;
      for (int k = 0; k < logits.length; k++) {
        logits[k] = (float) StrictMath.exp(logits[k] - greatest);
        sum += logits[k];
      }
      for (int k = 0; k < logits.length; k++) {
        logits[k] /= sum;
      }
      return logits;
    }
  }
}
