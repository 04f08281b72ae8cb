package org.dynconv.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * He et al.'s ResNets for CIFAR (section 4.2 of their paper): a 3×3 stem, three stages of basic
 * blocks with 16, 32 and 64 channels, depth {@code 6n + 2}.
 *
 * @param depth weighted layers: 8, 14, 20, 26, 32, …
 * @param classes outputs of the classifier
 * @param optionA whether shortcuts that change shape have no parameters
 */
public record CifarResNet(int depth, int classes, boolean optionA) {
  /** Checks the depth. */
  public CifarResNet {
    if (depth < 8 || (depth - 2) % 6 != 0) {
      throw new IllegalArgumentException("depth must be 6n + 2 with n of at least 1: " + depth);
    }
  }

  /**
   * A network of ten classes with projection shortcuts (option B), as the authors' code has.
   *
   * @param depth weighted layers, {@code 6n + 2}
   * @return the dense network
   */
  public static Architecture ofDepth(int depth) {
    return new CifarResNet(depth, 10, false).architecture();
  }

  /**
   * Spells the network out.
   *
   * @return the dense network
   */
  public Architecture architecture() {
    List<Block> blocks = new ArrayList<>();
    int in = 16;
    for (int stage = 0; stage < 3; stage++) {
      int out = 16 << stage;
      for (int i = 0; i < (depth - 2) / 6; i++) {
        int stride = stage > 0 && i == 0 ? 2 : 1;
        String name = "layer" + (stage + 1) + "." + i;
        Shortcut shortcut =
            optionA
                ? ResNetBlocks.padded(in, out, stride)
                : ResNetBlocks.projection(name, in, out, stride);
        blocks.add(ResNetBlocks.basic(name, in, out, stride, shortcut));
        in = out;
      }
    }
    return new Architecture(
        "resnet" + depth + (optionA ? "-cifar-a" : "-cifar"),
        Size.square(32),
        new Stem(
            Layers.STANDARD.convolution("conv1", "bn1", 3, 16, 3, 1, Activation.RELU),
            Optional.empty()),
        blocks,
        new Head(Optional.empty(), new Linear("fc", in, classes)),
        BatchNorm.DEFAULT);
  }
}
