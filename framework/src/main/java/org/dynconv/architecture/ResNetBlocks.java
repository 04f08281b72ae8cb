package org.dynconv.architecture;

import java.util.List;
import java.util.Optional;

/** The two residual blocks of He et al., dense. */
final class ResNetBlocks {
  private ResNetBlocks() {}

  static Block basic(String name, int in, int out, int stride, Shortcut shortcut) {
    Layers layers = Layers.STANDARD;
    List<Convolution> branch =
        List.of(
            layers.convolution(name + ".conv1", name + ".bn1", in, out, 3, stride, Activation.RELU),
            layers.convolution(name + ".conv2", name + ".bn2", out, out, 3, 1, Activation.NONE));
    return block(name, BlockKind.BASIC, in, out, stride, branch, shortcut);
  }

  static Block bottleneck(String name, int in, int planes, int out, int stride, Shortcut shortcut) {
    Layers layers = Layers.STANDARD;
    List<Convolution> branch =
        List.of(
            layers.convolution(name + ".conv1", name + ".bn1", in, planes, 1, 1, Activation.RELU),
            layers.convolution(
                name + ".conv2", name + ".bn2", planes, planes, 3, stride, Activation.RELU),
            layers.convolution(name + ".conv3", name + ".bn3", planes, out, 1, 1, Activation.NONE));
    return block(name, BlockKind.BOTTLENECK, in, out, stride, branch, shortcut);
  }

  /** Option B: a projection where the shape changes, else the identity. */
  static Shortcut projection(String name, int in, int out, int stride) {
    if (in == out && stride == 1) {
      return new Shortcut.Identity();
    }
    return new Shortcut.Projection(
        Layers.STANDARD.convolution(
            name + ".downsample.0", name + ".downsample.1", in, out, 1, stride, Activation.NONE));
  }

  /** Option A: subsampling and zero channels where the shape changes, else the identity. */
  static Shortcut padded(int in, int out, int stride) {
    if (in == out && stride == 1) {
      return new Shortcut.Identity();
    }
    int before = (out - in) / 2;
    return new Shortcut.PaddedSubsample(stride, before, out - in - before);
  }

  private static Block block(
      String name,
      BlockKind kind,
      int in,
      int out,
      int stride,
      List<Convolution> branch,
      Shortcut shortcut) {
    return new Block(
        name, kind, in, out, stride, branch, shortcut, Activation.RELU, Optional.empty());
  }
}
