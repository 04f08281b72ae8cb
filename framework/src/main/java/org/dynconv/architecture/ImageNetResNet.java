package org.dynconv.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * He et al.'s ResNets for ImageNet, with the stride of a bottleneck on its 3×3 convolution.
 *
 * @param kind basic (18, 34) or bottleneck (50, 101, 152)
 * @param blocksPerStage blocks in each of the four stages
 * @param width multiplier of all channels
 * @param classes outputs of the classifier
 * @param name the network's name
 */
public record ImageNetResNet(
    BlockKind kind, List<Integer> blocksPerStage, double width, int classes, String name) {
  private static final Map<Integer, List<Integer>> DEPTHS =
      Map.of(
          18, List.of(2, 2, 2, 2),
          34, List.of(3, 4, 6, 3),
          50, List.of(3, 4, 6, 3),
          101, List.of(3, 4, 23, 3),
          152, List.of(3, 8, 36, 3));

  /** Copies the stages. */
  public ImageNetResNet {
    blocksPerStage = List.copyOf(blocksPerStage);
  }

  /**
   * One of the published depths with 1000 classes.
   *
   * @param depth 18, 34, 50, 101 or 152
   * @param width multiplier of all channels; 1 is the published network
   * @return the description
   */
  public static ImageNetResNet ofDepth(int depth, double width) {
    List<Integer> stages = DEPTHS.get(depth);
    if (stages == null) {
      throw new IllegalArgumentException(
          "ResNets for ImageNet have 18, 34, 50, 101 or 152 layers: " + depth);
    }
    return new ImageNetResNet(
        depth < 50 ? BlockKind.BASIC : BlockKind.BOTTLENECK, stages, width, 1000, "resnet" + depth);
  }

  /**
   * Spells the network out.
   *
   * @return the dense network
   */
  public Architecture architecture() {
    List<Block> blocks = new ArrayList<>();
    int in = channels(64);
    Stem stem =
        new Stem(
            Layers.STANDARD.convolution("conv1", "bn1", 3, in, 7, 2, Activation.RELU),
            Optional.of(new Stem.MaxPool(3, 2, new Padding.Symmetric(1))));
    for (int stage = 0; stage < blocksPerStage.size(); stage++) {
      int planes = channels(64 << stage);
      int out = kind == BlockKind.BASIC ? planes : 4 * planes;
      for (int i = 0; i < blocksPerStage.get(stage); i++) {
        int stride = stage > 0 && i == 0 ? 2 : 1;
        String block = "layer" + (stage + 1) + "." + i;
        Shortcut shortcut = ResNetBlocks.projection(block, in, out, stride);
        blocks.add(
            kind == BlockKind.BASIC
                ? ResNetBlocks.basic(block, in, out, stride, shortcut)
                : ResNetBlocks.bottleneck(block, in, planes, out, stride, shortcut));
        in = out;
      }
    }
    return new Architecture(
        name,
        Size.square(224),
        stem,
        blocks,
        new Head(Optional.empty(), new Linear("fc", in, classes)),
        BatchNorm.DEFAULT);
  }

  private int channels(int full) {
    return Math.max(1, (int) Math.round(full * width));
  }
}
