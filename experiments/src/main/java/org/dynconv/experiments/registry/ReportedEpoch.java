package org.dynconv.experiments.registry;

/** Which epoch's weights are tested and reported. The test split never chooses. */
public enum ReportedEpoch implements Named {
  /** The last one. */
  LAST,
  /** The best on the validation split. */
  BEST
}
