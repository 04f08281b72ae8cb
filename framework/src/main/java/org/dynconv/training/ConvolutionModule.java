package org.dynconv.training;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.BatchNorm;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.Padding;

/** A convolution, its batch norm and its activation. */
final class ConvolutionModule {
  private final Convolution convolution;
  private final Parameters parameters;
  private final BatchNorm batchNorm;
  private final Tensor weight;
  private final TensorOptional bias;
  private final long[] stride;
  private final long[] dilation = {1, 1};

  ConvolutionModule(Convolution convolution, Parameters parameters, BatchNorm batchNorm) {
    this.convolution = convolution;
    this.parameters = parameters;
    this.batchNorm = batchNorm;
    this.weight = parameters.get(convolution.name() + ".weight");
    this.bias =
        convolution.bias()
            ? new TensorOptional(parameters.get(convolution.name() + ".bias"))
            : new TensorOptional();
    this.stride = new long[] {convolution.stride(), convolution.stride()};
  }

  Tensor forward(Tensor x, Pass pass) {
    Tensor y = convolve(x);
    if (convolution.batchNorm().isPresent()) {
      y = normalise(convolution.batchNorm().get(), y, pass);
    }
    return activate(convolution.activation(), y);
  }

  private Tensor convolve(Tensor x) {
    int kernel = convolution.kernel();
    int step = convolution.stride();
    if (kernel == 1 && convolution.groups() == 1) {
      return multiply(x);
    }
    if (convolution.padding() instanceof Padding.Symmetric symmetric) {
      return convolve(x, symmetric.amount());
    }
    int height = Math.toIntExact(x.size(2));
    int width = Math.toIntExact(x.size(3));
    Padding padding = convolution.padding();
    Tensor padded =
        torch.constant_pad_nd(
            x,
            padding.before(width, kernel, step),
            padding.after(width, kernel, step),
            padding.before(height, kernel, step),
            padding.after(height, kernel, step));
    return convolve(padded, 0);
  }

  private Tensor convolve(Tensor x, int padding) {
    return torch.conv2d(
        x, weight, bias, stride, new long[] {padding, padding}, dilation, convolution.groups());
  }

  /**
   * A 1×1 convolution as a matrix product over positions. libtorch 2.10's own 1×1 convolution gives
   * wrong values for many channels on channels-last maps (seen from 240 inputs, with stride 2 or a
   * batch of 128; a test keeps watch).
   */
  private Tensor multiply(Tensor x) {
    Tensor positions = Striding.every(x, convolution.stride()).permute(0, 2, 3, 1);
    Tensor matrix = weight.view(convolution.outChannels(), convolution.inChannels());
    return torch.linear(positions, matrix, bias).permute(0, 3, 1, 2);
  }

  private Tensor normalise(String name, Tensor y, Pass pass) {
    if (pass.training()) {
      parameters.countBatch(name);
    }
    return torch.batch_norm(
        y,
        new TensorOptional(parameters.get(name + ".weight")),
        new TensorOptional(parameters.get(name + ".bias")),
        new TensorOptional(parameters.get(name + ".running_mean")),
        new TensorOptional(parameters.get(name + ".running_var")),
        pass.training(),
        batchNorm.momentum(),
        batchNorm.epsilon(),
        false);
  }

  /** In place: the batch norm's backward pass does not need its output. */
  static Tensor activate(Activation activation, Tensor y) {
    return switch (activation) {
      case NONE -> y;
      case RELU -> torch.relu_(y);
      case RELU6 -> torch.hardtanh_(y, new Scalar(0f), new Scalar(6f));
    };
  }
}
