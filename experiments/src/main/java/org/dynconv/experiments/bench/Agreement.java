package org.dynconv.experiments.bench;

import java.util.Locale;

/** Compares class scores. */
final class Agreement {
  /** Largest difference allowed, as a share of the largest score. */
  static final double TOLERANCE = 1e-3;

  private Agreement() {}

  /**
   * Refuses scores that differ.
   *
   * @param what what was run, for the message
   * @throws Disagreement if the largest difference is over {@link #TOLERANCE} of the largest
   *     expected score, or a score is no number
   */
  static void check(String what, float[] scores, String reference, float[] expected) {
    double difference = 0;
    double largest = 0;
    // The largest of a NaN and anything is NaN, which no tolerance allows.
    for (int i = 0; i < expected.length; i++) {
      double here = Math.abs(scores[i] - (double) expected[i]);
      difference = Math.max(difference, here);
      largest = Math.max(largest, Math.abs(expected[i]));
    }
    if (!(difference <= TOLERANCE * largest)) {
      throw new Disagreement(
          String.format(
              Locale.ROOT,
              "%s: class scores differ from those of %s by %.2g of the largest; %.0e is allowed."
                  + " The times would mean nothing.",
              what,
              reference,
              difference / largest,
              TOLERANCE));
    }
  }
}
