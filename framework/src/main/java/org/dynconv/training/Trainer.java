package org.dynconv.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Size;
import org.dynconv.data.Batch;
import org.dynconv.data.BatchLoader;
import org.dynconv.data.Batches;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.SafetensorsReader;
import org.dynconv.weights.SafetensorsWriter;
import org.dynconv.weights.StateDict;

/**
 * Trains one network. Wherever it is cut it goes on from its last checkpoint, in the middle of an
 * epoch too, and ends with the same bits as an uninterrupted training on the same machine with the
 * same number of threads.
 */
public final class Trainer implements AutoCloseable {
  private static final String CHECKPOINT = "checkpoint.safetensors";
  private static final String BEST = "best.safetensors";

  private final TrainingSettings settings;
  private final BatchLoader training;
  private final Optional<BatchLoader> validation;
  private final Path folder;
  private final TrainingListener listener;
  private final Parameters parameters;
  private final MomentumSgd optimiser;
  private final MaskedNetwork network;
  private final TrainingStep step;
  private final EpochSums sums;
  private int bestEpoch = -1;
  private double bestTop1 = -1;

  /**
   * Prepares a training.
   *
   * @param architecture the network; masked if the settings have a sparsity loss
   * @param settings how to train
   * @param data the images
   * @param seed the run's
   * @param initial weights to start from; tensors that are not there are drawn
   * @param folder where checkpoints go; it must exist
   * @param listener who hears of it
   */
  public Trainer(
      Architecture architecture,
      TrainingSettings settings,
      TrainingData data,
      RootSeed seed,
      StateDict initial,
      Path folder,
      TrainingListener listener) {
    LibTorch.prepare(settings.threads());
    this.settings = settings;
    this.training = data.training(settings.batchSize(), seed);
    this.validation = data.validation(seed);
    this.folder = folder;
    this.listener = listener;
    this.parameters = new Parameters(architecture, settings.decayMaskUnits());
    parameters.load(Initialisation.draw(architecture, seed));
    parameters.load(initial);
    this.optimiser = new MomentumSgd(parameters, settings.momentum(), settings.weightDecay());
    this.network = new MaskedNetwork(architecture, parameters);
    this.sums = new EpochSums(architecture.maskedBlocks().stream().map(Block::name).toList());
    this.step = new TrainingStep(architecture, settings, seed, network, optimiser, sums);
  }

  /**
   * Trains to the end.
   *
   * @return the weights to report
   */
  public TrainedModel train() {
    Optional<Checkpoint> cut = Checkpoint.read(folder.resolve(CHECKPOINT));
    cut.ifPresent(this::restore);
    int firstBatch = cut.map(Checkpoint::batch).orElse(0);
    double images = 0;
    double seconds = 0;
    for (int epoch = cut.map(Checkpoint::epoch).orElse(0); epoch < settings.epochs(); epoch++) {
      EpochReport report = epoch(epoch, firstBatch);
      firstBatch = 0;
      images += report.imagesPerSecond() * report.seconds();
      seconds += report.seconds();
    }
    return result(seconds == 0 ? 0 : images / seconds);
  }

  private EpochReport epoch(int epoch, int firstBatch) {
    int perEpoch = training.batchesPerEpoch();
    double rate = 0;
    try (Batches batches = training.epoch(epoch, firstBatch)) {
      for (int i = firstBatch; batches.hasNext(); i++) {
        rate = settings.learningRate().at(epoch, (double) i / perEpoch, settings.epochs());
        long start = System.nanoTime();
        Batch batch = batches.next();
        step.run(
            batch.images(),
            Arrays.copyOf(batch.labels(), batch.size()),
            new Size(batch.height(), batch.width()),
            new TrainingStep.Place(epoch, (long) epoch * perEpoch + i, rate, start));
        listener.onStep(sums.progress(epoch, training.imagesPerEpoch()));
        boolean due = settings.checkpointEvery() > 0 && (i + 1) % settings.checkpointEvery() == 0;
        if (due && i + 1 < perEpoch) {
          checkpoint(epoch, i + 1);
        }
      }
    }
    OptionalDouble top1 =
        validation.isPresent()
            ? OptionalDouble.of(
                Evaluator.run(new LibTorchClassifier(network), validation.get()).top1())
            : OptionalDouble.empty();
    keepBest(epoch, top1);
    EpochReport report = sums.report(epoch, (long) (epoch + 1) * perEpoch, rate, top1);
    sums.clear();
    // Heard before the checkpoint is written: a report may come twice, but never be lost.
    listener.onEpoch(report);
    checkpoint(epoch + 1, 0);
    return report;
  }

  private void keepBest(int epoch, OptionalDouble top1) {
    if (settings.reporting() == TrainingSettings.Reporting.BEST_VALIDATION
        && top1.orElseThrow() > bestTop1) {
      bestTop1 = top1.getAsDouble();
      bestEpoch = epoch;
      SafetensorsWriter.write(folder.resolve(BEST), parameters.export());
    }
  }

  private void checkpoint(int epoch, int batch) {
    new Checkpoint(
            parameters.export(),
            TensorTransfer.toHost(optimiser.velocity()),
            epoch,
            batch,
            sums.values(),
            bestEpoch,
            bestTop1)
        .write(folder.resolve(CHECKPOINT));
  }

  private void restore(Checkpoint checkpoint) {
    parameters.load(checkpoint.weights());
    try (PointerScope scope = new PointerScope();
        AutoGradMode off = new AutoGradMode(false)) {
      optimiser.velocity().copy_(TensorTransfer.toTorch(checkpoint.velocity()));
    }
    sums.restore(checkpoint.sums());
    bestEpoch = checkpoint.bestEpoch();
    bestTop1 = checkpoint.bestTop1();
  }

  private TrainedModel result(double imagesPerSecond) {
    if (settings.reporting() == TrainingSettings.Reporting.BEST_VALIDATION) {
      return new TrainedModel(
          SafetensorsReader.read(folder.resolve(BEST)),
          bestEpoch,
          "best on the validation split",
          imagesPerSecond);
    }
    return new TrainedModel(
        parameters.export(), settings.epochs() - 1, "last epoch", imagesPerSecond);
  }

  @Override
  public void close() {
    optimiser.close();
    parameters.close();
  }
}
