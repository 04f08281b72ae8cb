package org.dynconv.inference.vector;

/**
 * One thread's share of a step.
 *
 * @param index from 0
 * @param of how many shares there are
 */
record Part(int index, int of) {
  /** The whole. */
  static final Part WHOLE = new Part(0, 1);

  /** Where this share of {@code units} begins. */
  int from(int units) {
    return (int) ((long) units * index / of);
  }

  /** Where it ends. */
  int to(int units) {
    return (int) ((long) units * (index + 1) / of);
  }
}
