package org.dynconv.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.BatchNorm;
import org.dynconv.architecture.BlockKind;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.ImageNetResNet;
import org.dynconv.architecture.Shortcut;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.StateDict;
import org.junit.jupiter.api.Test;

/** libtorch's own strided 1×1 convolution of wide channels-last maps was seen to be wrong. */
class PointwiseConvolutionTest {
  @Test
  void aWideStridedProjectionEqualsPlainSums() {
    int channels = 256;
    Architecture network =
        new ImageNetResNet(BlockKind.BASIC, List.of(1, 1), channels / 64.0, 3, "wide")
            .architecture();
    RandomGenerator random = new RootSeed(2).generator("test");
    float[] x = normal(random, 2 * channels * 5 * 5);
    float[] w = normal(random, 2 * channels * channels);
    Convolution projection =
        ((Shortcut.Projection) network.blocks().get(1).shortcut()).convolution();

    float[] ours = project(network, projection, x, w, channels);

    for (int n = 0; n < 2; n++) {
      for (int o = 0; o < 2 * channels; o += 37) {
        for (int p = 0; p < 9; p++) {
          double sum = 0;
          for (int c = 0; c < channels; c++) {
            int row = 2 * (p / 3);
            int column = 2 * (p % 3);
            sum += (double) w[o * channels + c] * x[((n * channels + c) * 5 + row) * 5 + column];
          }
          assertThat((double) ours[(n * 2 * channels + o) * 9 + p]).isCloseTo(sum, within(1e-3));
        }
      }
    }
  }

  private static float[] project(
      Architecture network, Convolution projection, float[] x, float[] w, int channels) {
    try (Parameters parameters = new Parameters(network, true)) {
      parameters.load(
          new StateDict(
              Map.of(
                  projection.name() + ".weight",
                  HostTensor.of(w, 2 * channels, channels, 1, 1),
                  "layer2.0.downsample.1.weight",
                  HostTensor.of(ones(2 * channels), 2 * channels),
                  "layer2.0.downsample.1.running_var",
                  HostTensor.of(ones(2 * channels), 2 * channels))));
      Tensor images =
          TensorTransfer.toTorch(HostTensor.of(x, 2, channels, 5, 5))
              .contiguous(torch.MemoryFormat.ChannelsLast);
      return TensorTransfer.floats(
          new ConvolutionModule(projection, parameters, new BatchNorm(0, 0.1))
              .forward(images, Pass.EVALUATION));
    }
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static float[] normal(RandomGenerator random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
