package org.dynconv.training;

import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.error.UserException;
import org.dynconv.seed.RootSeed;

/** One step of a training: forward, loss, backward, update. */
final class TrainingStep {
  private static final double[] NOTHING = {};

  private final TrainingSettings settings;
  private final RootSeed seed;
  private final MaskedNetwork network;
  private final TrainingObjective objective;
  private final MomentumSgd optimiser;
  private final EpochSums sums;

  TrainingStep(
      Architecture architecture,
      TrainingSettings settings,
      RootSeed seed,
      MaskedNetwork network,
      MomentumSgd optimiser,
      EpochSums sums) {
    this.settings = settings;
    this.seed = seed;
    this.network = network;
    this.objective = new TrainingObjective(architecture, settings.loss());
    this.optimiser = optimiser;
    this.sums = sums;
  }

  /**
   * Where in the training a step is.
   *
   * @param epoch counted from 0
   * @param step counted over the whole training
   * @param learningRate of this step
   * @param start when the wait for the batch began, in nanoseconds
   */
  record Place(int epoch, long step, double learningRate, long start) {}

  /**
   * Trains on one batch.
   *
   * @param pixels {@code [N, H, W, 3]}; may be longer
   * @param labels {@code [N]}
   * @param size of the images
   * @param place where in the training this is
   */
  void run(float[] pixels, long[] labels, Size size, Place place) {
    try (PointerScope scope = new PointerScope()) {
      Tensor images = TensorTransfer.images(pixels, labels.length, size.height(), size.width());
      GumbelNoise noise =
          settings.noisy(place.epoch())
              ? GumbelNoise.drawn(seed, place.step())
              : GumbelNoise.none();
      MaskedNetwork.Output output =
          network.forward(images, new Pass(true, noise, settings.temperature(place.epoch())));
      TrainingObjective.Terms terms =
          objective.terms(output, AbstractTensor.create(labels), place.epoch(), settings.epochs());
      optimiser.zeroGradients();
      terms.total().backward();
      optimiser.step(place.learningRate());
      record(labels, output, terms, place.start());
    }
  }

  private void record(
      long[] labels, MaskedNetwork.Output output, TrainingObjective.Terms terms, long start) {
    double total = terms.total().item_double();
    if (!Double.isFinite(total)) {
      throw new UserException(
          "The loss is "
              + total
              + ": the training has diverged. Lower the learning rate (lr=…), or lengthen the warm-up (warmup=…).");
    }
    Optional<SparsityLoss.Terms> sparsity = terms.sparsity();
    sums.add(
        labels.length,
        total,
        terms.task().item_double(),
        sparsity.map(term -> term.network().item_double()).orElse(0.0),
        sparsity.map(term -> term.block().item_double()).orElse(0.0),
        Evaluator.correct(TensorTransfer.floats(output.logits()), labels, labels.length),
        sparsity.map(term -> TensorTransfer.doubles(term.usedFractions())).orElse(NOTHING),
        (System.nanoTime() - start) / 1e9);
  }
}
