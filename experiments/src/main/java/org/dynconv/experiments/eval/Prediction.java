package org.dynconv.experiments.eval;

/**
 * One image's outcome.
 *
 * @param index of the image in its data set
 * @param label the true class
 * @param rank classes that scored higher than the true one: 0 where the network is right
 * @param best the class that scored highest, the first of equals
 * @param logits class scores
 */
public record Prediction(int index, int label, int rank, int best, float[] logits) {
  static Prediction of(int index, int label, float[] logits) {
    int best = 0;
    int rank = 0;
    for (int c = 0; c < logits.length; c++) {
      best = logits[c] > logits[best] ? c : best;
      // Of equal scores the earlier class stands first, as it does for the best.
      boolean ahead = logits[c] > logits[label] || (logits[c] == logits[label] && c < label);
      rank += ahead ? 1 : 0;
    }
    return new Prediction(index, label, rank, best, logits);
  }
}
