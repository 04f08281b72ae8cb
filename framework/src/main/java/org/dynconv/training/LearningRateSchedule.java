package org.dynconv.training;

import java.util.List;

/** The learning rate over a training. */
public sealed interface LearningRateSchedule
    permits LearningRateSchedule.Steps, LearningRateSchedule.OneCycle {
  /**
   * The rate of one step.
   *
   * @param epoch counted from 0
   * @param withinEpoch share of the epoch that is done, 0 to below 1
   * @param epochs of the whole training
   * @return the learning rate
   */
  double at(int epoch, double withinEpoch, int epochs);

  /**
   * Constant within an epoch, multiplied by a factor at given epochs: the paper's schedule.
   *
   * @param initial the first rate
   * @param milestones epochs from which the factor holds
   * @param factor such as 0.1
   */
  record Steps(double initial, List<Integer> milestones, double factor)
      implements LearningRateSchedule {
    /** Copies the milestones. */
    public Steps {
      milestones = List.copyOf(milestones);
    }

    @Override
    public double at(int epoch, double withinEpoch, int epochs) {
      long passed = milestones.stream().filter(milestone -> epoch >= milestone).count();
      return initial * Math.pow(factor, (double) passed);
    }
  }

  /**
   * Up along half a cosine to the peak, then down along another to almost nothing (Smith and Topin
   * 2018, with PyTorch's constants: from a 25th of the peak, to a 10,000th of that).
   *
   * @param peak the highest rate
   * @param warmUp share of the training until the peak, 0 to 1
   */
  record OneCycle(double peak, double warmUp) implements LearningRateSchedule {
    private static final double START = 1.0 / 25;
    private static final double END = START / 10_000;

    @Override
    public double at(int epoch, double withinEpoch, int epochs) {
      double done = (epoch + withinEpoch) / epochs;
      return done < warmUp
          ? between(peak * START, peak, done / warmUp)
          : between(peak, peak * END, (done - warmUp) / (1 - warmUp));
    }

    private static double between(double from, double to, double share) {
      return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
    }
  }
}
