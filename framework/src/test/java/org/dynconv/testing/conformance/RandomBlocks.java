package org.dynconv.testing.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Block;
import org.dynconv.architecture.BlockKind;
import org.dynconv.architecture.Convolution;
import org.dynconv.architecture.Extent;
import org.dynconv.architecture.Padding;
import org.dynconv.architecture.Shortcut;

/** Draws residual blocks of any kind, stride, width, shortcut and padding. */
final class RandomBlocks {
  /** Around the lengths of vectors and their multiples, where kernels go wrong. */
  private static final int[] AWKWARD = {
    1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 48, 63, 64, 65, 80, 127, 128, 129, 130
  };

  private static final int MOST_CHANNELS = 130;

  private final BlockKind kind;
  private final RandomGenerator random;
  private final Padding three;

  /** The dilation of the authors' code fits strided bottlenecks with this one only. */
  private final Padding strided;

  /**
   * Chooses between the two paddings.
   *
   * @param kind of all blocks
   * @param random draws everything
   */
  RandomBlocks(BlockKind kind, RandomGenerator random) {
    this.kind = kind;
    this.random = random;
    this.three = random.nextInt(3) == 0 ? new Padding.Same() : new Padding.Symmetric(1);
    this.strided = kind == BlockKind.BOTTLENECK ? new Padding.Symmetric(1) : three;
  }

  int channels() {
    return random.nextBoolean()
        ? AWKWARD[random.nextInt(AWKWARD.length)]
        : random.nextInt(1, MOST_CHANNELS + 1);
  }

  /** A dense convolution of 3×3 or 1×1. */
  Convolution convolution(
      String name, int in, int out, int kernel, int stride, Activation activation) {
    return convolution(name, in, out, kernel, stride, 1, activation);
  }

  private Convolution convolution(
      String name, int in, int out, int kernel, int stride, int groups, Activation activation) {
    boolean bias = random.nextBoolean();
    return new Convolution(
        name,
        in,
        out,
        kernel,
        stride,
        kernel == 1 ? new Padding.Symmetric(0) : stride == 1 ? three : strided,
        groups,
        bias,
        bias ? Optional.empty() : Optional.of(name + "_bn"),
        activation,
        Extent.EVERYWHERE);
  }

  Block block(String name, int in) {
    int stride = random.nextInt(3) == 0 ? 2 : 1;
    int out = random.nextBoolean() ? in : channels();
    if (kind == BlockKind.INVERTED_RESIDUAL && random.nextInt(4) > 0) {
      stride = 1;
      out = in;
    }
    List<Convolution> branch =
        switch (kind) {
          case BASIC ->
              List.of(
                  convolution(name + ".conv1", in, out, 3, stride, Activation.RELU),
                  convolution(name + ".conv2", out, out, 3, 1, Activation.NONE));
          case BOTTLENECK -> bottleneck(name, in, out, stride);
          case INVERTED_RESIDUAL -> inverted(name, in, out, stride);
        };
    boolean residual = kind != BlockKind.INVERTED_RESIDUAL;
    return new Block(
        name,
        kind,
        in,
        out,
        stride,
        branch,
        residual
            ? shortcut(name, in, out, stride)
            : stride == 1 && in == out ? new Shortcut.Identity() : new Shortcut.None(),
        residual ? Activation.RELU : Activation.NONE,
        Optional.empty());
  }

  private List<Convolution> bottleneck(String name, int in, int out, int stride) {
    int planes = channels();
    return List.of(
        convolution(name + ".conv1", in, planes, 1, 1, Activation.RELU),
        convolution(name + ".conv2", planes, planes, 3, stride, Activation.RELU),
        convolution(name + ".conv3", planes, out, 1, 1, Activation.NONE));
  }

  private List<Convolution> inverted(String name, int in, int out, int stride) {
    List<Convolution> branch = new ArrayList<>();
    // One channel alone would not be a depthwise convolution.
    int hidden = Math.max(2, random.nextBoolean() ? 2 * in : channels());
    if (in > 1 && random.nextInt(5) == 0) {
      hidden = in;
    } else {
      branch.add(convolution(name + ".expand", in, hidden, 1, 1, Activation.RELU6));
    }
    branch.add(convolution(name + ".depth", hidden, hidden, 3, stride, hidden, Activation.RELU6));
    branch.add(convolution(name + ".project", hidden, out, 1, 1, Activation.NONE));
    return branch;
  }

  /** Option A where it is possible, B, or the identity. */
  private Shortcut shortcut(String name, int in, int out, int stride) {
    if (in == out && stride == 1) {
      return new Shortcut.Identity();
    }
    if (out >= in && random.nextBoolean()) {
      int before = random.nextInt(out - in + 1);
      return new Shortcut.PaddedSubsample(stride, before, out - in - before);
    }
    return new Shortcut.Projection(
        convolution(name + ".downsample", in, out, 1, stride, Activation.NONE));
  }
}
