package org.dynconv.training;

import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Stochastic gradient descent with momentum and weight decay, by PyTorch's formula: {@code g += wd
 * · w; v = momentum · v + g; w −= lr · v}, over all parameters at once.
 */
final class MomentumSgd implements AutoCloseable {
  private final Parameters parameters;
  private final double momentum;
  private final double weightDecay;
  private final Tensor velocity;

  MomentumSgd(Parameters parameters, double momentum, double weightDecay) {
    this.parameters = parameters;
    this.momentum = momentum;
    this.weightDecay = weightDecay;
    this.velocity = torch.zeros_like(parameters.values());
  }

  /** Forgets the gradients of the last step. */
  void zeroGradients() {
    try (AutoGradMode off = new AutoGradMode(false)) {
      parameters.gradients().zero_();
    }
  }

  /** Moves the parameters by their gradients. */
  void step(double learningRate) {
    try (AutoGradMode off = new AutoGradMode(false)) {
      Tensor gradients = parameters.gradients();
      Tensor values = parameters.values();
      long decayed = parameters.decayed();
      gradients.narrow(0, 0, decayed).add_(values.narrow(0, 0, decayed), new Scalar(weightDecay));
      // The first velocity is the gradient itself, which zero times momentum gives.
      velocity.mul_(new Scalar(momentum)).add_(gradients);
      values.add_(velocity, new Scalar(-learningRate));
    }
  }

  /** The velocities, for checkpoints. */
  Tensor velocity() {
    return velocity;
  }

  @Override
  public void close() {
    velocity.close();
  }
}
