package org.dynconv.experiments.registry;

/** What an experiment does. */
public enum Kind implements Named {
  /** Trains networks, tests them and draws their masks. */
  TRAINING,
  /** Measures how fast networks run, beside named peers. */
  INFERENCE
}
