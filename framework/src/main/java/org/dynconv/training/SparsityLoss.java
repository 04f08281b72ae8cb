package org.dynconv.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.Extent;

/**
 * The sparsity loss (section 3.3 of the paper, constants of the authors' code): the network's used
 * fraction of multiply-accumulates is drawn to the budget, and each block's is kept between bounds
 * that widen as training goes on.
 */
final class SparsityLoss {
  private final Map<String, Block> blocks = new java.util.HashMap<>();
  private final LossSettings settings;

  /**
   * The terms of one batch.
   *
   * @param network squared distance from the budget, a scalar with gradient
   * @param block mean squared overstepping of the bounds, a scalar with gradient
   * @param usedFractions of each masked block, then of the network, without gradient
   */
  record Terms(Tensor network, Tensor block, Tensor usedFractions) {}

  SparsityLoss(Architecture architecture, LossSettings settings) {
    architecture.maskedBlocks().forEach(block -> blocks.put(block.name(), block));
    this.settings = settings;
  }

  /**
   * Computes the terms.
   *
   * @param masks of every masked block, with straight-through gradients
   * @param epoch counted from 0
   * @param epochs of the whole training
   */
  Terms terms(List<BlockMask> masks, int epoch, int epochs) {
    double[] perMask = new double[masks.size()];
    double[] perDilated = new double[masks.size()];
    double[] totals = new double[masks.size()];
    List<Tensor> activeSums = new ArrayList<>();
    List<Tensor> dilatedSums = new ArrayList<>();
    for (int i = 0; i < perMask.length; i++) {
      BlockMask mask = masks.get(i);
      Block block = blocks.get(mask.block());
      perMask[i] = block.branchMacsPerPosition(Extent.MASK);
      perDilated[i] = block.branchMacsPerPosition(Extent.DILATED_MASK);
      totals[i] = perMask[i] * mask.mask().numel() + perDilated[i] * mask.dilated().numel();
      activeSums.add(mask.mask().sum());
      dilatedSums.add(mask.dilated().sum());
    }
    // Only the undilated mask carries gradient: the dilated sums come from outside the graph.
    Tensor used =
        stack(activeSums)
            .mul(AbstractTensor.create(perMask))
            .add(stack(dilatedSums).mul(AbstractTensor.create(perDilated)));
    Tensor total = AbstractTensor.create(totals);
    Tensor fractions = used.div(total);
    Tensor network = used.sum().div(total.sum());
    return new Terms(
        network.sub(new Scalar(settings.budget())).square(),
        overstepping(fractions, epoch, epochs),
        torch.cat(new TensorVector(fractions.detach(), network.detach().view(1))));
  }

  private Tensor overstepping(Tensor fractions, int epoch, int epochs) {
    double progress = progress(epoch, epochs);
    double upper = 1 - progress * (1 - settings.budget());
    double lower = progress * settings.budget();
    Scalar zero = new Scalar(0.0);
    Tensor above = fractions.sub(new Scalar(upper)).clamp_min(zero).square();
    Tensor below = fractions.neg().add(new Scalar(lower)).clamp_min(zero).square();
    return above
        .mul(new Scalar(settings.upperBound() ? 1.0 : 0.0))
        .add(below.mul(new Scalar(settings.lowerBound() ? 1.0 : 0.0)))
        .mean();
  }

  /** {@code cos²(π/2 · clamp(epoch / (annealing · epochs), 0, 1))}: 1 at first, 0 when annealed. */
  double progress(int epoch, int epochs) {
    double p = Math.clamp(epoch / (settings.annealing() * epochs), 0, 1);
    return Math.pow(Math.cos(p * Math.PI / 2), 2);
  }

  private static Tensor stack(List<Tensor> scalars) {
    return torch
        .stack(new TensorVector(scalars.toArray(Tensor[]::new)), 0)
        .to(torch.ScalarType.Double);
  }
}
