package org.dynconv.training;

/** Hears how a training goes. */
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void onStep(EpochReport.Progress progress) {}

        @Override
        public void onEpoch(EpochReport report) {}
      };

  /**
   * A step is done.
   *
   * @param progress how far the epoch is
   */
  void onStep(EpochReport.Progress progress);

  /**
   * An epoch is done, and its checkpoint is written.
   *
   * @param report what it gave
   */
  void onEpoch(EpochReport report);
}
