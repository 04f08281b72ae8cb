package org.dynconv.training;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.architecture.Architecture;

/**
 * {@code loss = cross entropy + alpha · (network + block)}; without masks the cross entropy alone.
 */
final class TrainingObjective {
  private final Optional<LossSettings> settings;
  private final Optional<SparsityLoss> sparsity;

  /**
   * The terms of one batch.
   *
   * @param total what is minimised, with gradient
   * @param task mean cross entropy
   * @param sparsity the sparsity terms of a masked network
   */
  record Terms(Tensor total, Tensor task, Optional<SparsityLoss.Terms> sparsity) {}

  TrainingObjective(Architecture architecture, Optional<LossSettings> settings) {
    this.settings = settings;
    this.sparsity = settings.map(given -> new SparsityLoss(architecture, given));
  }

  /**
   * Computes the terms.
   *
   * @param output of the forward pass in training
   * @param labels {@code [N]}
   * @param epoch counted from 0
   * @param epochs of the whole training
   */
  Terms terms(MaskedNetwork.Output output, Tensor labels, int epoch, int epochs) {
    Tensor task = torch.cross_entropy_loss(output.logits(), labels);
    if (sparsity.isEmpty()) {
      return new Terms(task, task, Optional.empty());
    }
    LossSettings given = settings.orElseThrow();
    SparsityLoss.Terms terms = sparsity.get().terms(output.masks(), epoch, epochs);
    Tensor penalty = given.network() ? terms.network().add(terms.block()) : terms.block();
    return new Terms(task.add(penalty.mul(new Scalar(given.alpha()))), task, Optional.of(terms));
  }
}
