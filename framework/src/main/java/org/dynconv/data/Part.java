package org.dynconv.data;

/** The two parts in which data sets are published. A validation split is drawn from the first. */
public enum Part {
  /** The images to learn from. */
  TRAINING("training"),
  /** The images that only ever measure. */
  TEST("test");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /**
   * The part's name in tables and records.
   *
   * @return {@code training} or {@code test}
   */
  public String label() {
    return label;
  }
}
