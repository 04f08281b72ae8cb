package org.dynconv.training;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.seed.RootSeed;

/** Trains on one fixed batch of random images, to measure how long a step takes. */
public final class TrainingProbe implements AutoCloseable {
  private final Parameters parameters;
  private final MomentumSgd optimiser;
  private final TrainingStep step;
  private final EpochSums sums;
  private final float[] images;
  private final long[] labels;
  private final int batchSize;
  private final Architecture architecture;
  private long steps;

  /**
   * Prepares a network.
   *
   * @param architecture the network
   * @param loss the sparsity loss of a masked network; empty for a dense one
   * @param batchSize images in a step
   * @param threads processor threads
   */
  public TrainingProbe(
      Architecture architecture, Optional<LossSettings> loss, int batchSize, int threads) {
    LibTorch.prepare(threads);
    RootSeed seed = new RootSeed(0);
    TrainingSettings settings =
        new TrainingSettings(
            350,
            batchSize,
            new LearningRateSchedule.Steps(0.01, java.util.List.of(), 1),
            0.9,
            5e-4,
            true,
            loss,
            new TreeMap<>(Map.of(0, 1.0)),
            0.8,
            TrainingSettings.Reporting.LAST,
            0,
            threads);
    this.architecture = architecture;
    this.batchSize = batchSize;
    this.parameters = new Parameters(architecture, true);
    parameters.load(Initialisation.draw(architecture, seed));
    this.optimiser = new MomentumSgd(parameters, settings.momentum(), settings.weightDecay());
    this.sums = new EpochSums(architecture.maskedBlocks().stream().map(Block::name).toList());
    this.step =
        new TrainingStep(
            architecture,
            settings,
            seed,
            new MaskedNetwork(architecture, parameters),
            optimiser,
            sums);
    RandomGenerator random = seed.generator("probe");
    this.images = new float[batchSize * architecture.image().positions() * 3];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    this.labels = random.longs(batchSize, 0, architecture.classes()).toArray();
  }

  /**
   * Runs some steps.
   *
   * @param count how many
   * @return the seconds that they took
   */
  public double seconds(int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      step.run(
          images,
          Arrays.copyOf(labels, batchSize),
          architecture.image(),
          new TrainingStep.Place(0, steps++, 0.01, System.nanoTime()));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() {
    optimiser.close();
    parameters.close();
  }
}
