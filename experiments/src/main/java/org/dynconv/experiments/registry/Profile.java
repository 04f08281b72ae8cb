package org.dynconv.experiments.registry;

/** How closely an experiment keeps to the paper's training. Every output names it. */
public enum Profile implements Named {
  /** The paper's own schedule. */
  PAPER,
  /** Fewer epochs, another schedule or less data, so that it fits a laptop. */
  SHORT
}
