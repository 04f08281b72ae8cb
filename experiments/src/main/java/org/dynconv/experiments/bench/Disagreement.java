package org.dynconv.experiments.bench;

/** Two that ran the same network came to different class scores: their times mean nothing. */
public final class Disagreement extends RuntimeException {
  private static final long serialVersionUID = 1;

  Disagreement(String message) {
    super(message);
  }
}
