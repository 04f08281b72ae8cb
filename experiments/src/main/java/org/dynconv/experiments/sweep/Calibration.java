package org.dynconv.experiments.sweep;

import java.util.Optional;
import org.dynconv.architecture.Architecture;
import org.dynconv.training.LossSettings;
import org.dynconv.training.TrainingProbe;

/**
 * A few training steps of one network on random images, at two small batch sizes: how the time of
 * an image and the memory grow is carried on to the real batch.
 *
 * @param secondsPerImage of the larger batch
 * @param bytesAtBatch peak memory of this process with the larger batch; 0 where the system does
 *     not tell
 * @param bytesPerImage growth of the peak with the batch
 * @param batch the larger batch
 */
record Calibration(double secondsPerImage, long bytesAtBatch, double bytesPerImage, int batch) {
  /** About as many positions as this many pictures of 32 x 32: a second or two of work. */
  private static final int POSITIONS = 32 * 32 * 64;

  private static final int STEPS = 3;

  static Calibration measure(Architecture architecture, int wantedBatch, int threads) {
    int affordable = Math.max(2, POSITIONS / architecture.image().positions());
    int batch = Math.min(wantedBatch, affordable);
    int half = Math.max(1, batch / 2);
    run(architecture, half, threads);
    long small = PeakMemory.bytes();
    double seconds = run(architecture, batch, threads);
    long large = PeakMemory.bytes();
    double growth = batch == half ? 0 : Math.max(0, (double) (large - small) / (batch - half));
    return new Calibration(seconds / batch, large, growth, batch);
  }

  long memoryBytes(int realBatch) {
    return bytesAtBatch == 0
        ? 0
        : Math.round(bytesAtBatch + bytesPerImage * Math.max(0, realBatch - batch));
  }

  private static double run(Architecture architecture, int batch, int threads) {
    Optional<LossSettings> loss =
        architecture.masked() ? Optional.of(LossSettings.ofPaper(0.5)) : Optional.empty();
    PeakMemory.reset();
    try (TrainingProbe probe = new TrainingProbe(architecture, loss, batch, threads)) {
      probe.seconds(1);
      return probe.seconds(STEPS) / STEPS;
    }
  }
}
