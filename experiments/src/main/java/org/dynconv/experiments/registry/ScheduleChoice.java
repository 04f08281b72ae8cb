package org.dynconv.experiments.registry;

/** The learning-rate schedules that an experiment can have. */
public enum ScheduleChoice implements Named {
  /** Multiplied by a factor at the milestones: the paper's. */
  STEPS,
  /** Up to the peak and down again, once. */
  ONE_CYCLE
}
