package org.dynconv.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sandler et al.'s MobileNetV2 (table 2 of their paper), with the parameter names that the golden
 * cases use ({@code features.3.conv.0}).
 *
 * @param name the network's name
 * @param image the size of image it is meant for
 * @param width multiplier of all channels but the last convolution's below 1
 * @param classes outputs of the classifier
 * @param stemStride stride of the first convolution
 * @param strides stride of the first block in each of the seven stages
 * @param foldedBatchNorm whether convolutions have a bias in place of batch norm
 * @param samePadding whether strided convolutions pad as TensorFlow does
 */
public record MobileNetV2(
    String name,
    Size image,
    double width,
    int classes,
    int stemStride,
    List<Integer> strides,
    boolean foldedBatchNorm,
    boolean samePadding) {
  private static final int[] EXPANSION = {1, 6, 6, 6, 6, 6, 6};
  private static final int[] CHANNELS = {16, 24, 32, 64, 96, 160, 320};
  private static final int[] REPEATS = {1, 2, 3, 4, 3, 3, 1};

  /** Checks the strides. */
  public MobileNetV2 {
    strides = List.copyOf(strides);
    if (strides.size() != CHANNELS.length) {
      throw new IllegalArgumentException(
          "MobileNetV2 has seven stages, got strides for " + strides.size());
    }
  }

  /**
   * The published network for ImageNet.
   *
   * @param width multiplier of the channels
   * @return the description
   */
  public static MobileNetV2 imageNet(double width) {
    return new MobileNetV2(
        "mobilenetv2",
        Size.square(224),
        width,
        1000,
        2,
        List.of(1, 2, 2, 2, 1, 2, 1),
        false,
        false);
  }

  /**
   * A variant for CIFAR's 32×32 images: stride 1 at the stem and at the first one or two of the
   * stages that have stride 2 for ImageNet.
   *
   * @param width multiplier of the channels
   * @param unstridedStages 1 (total stride 8) or 2 (total stride 4)
   * @return the description
   */
  public static MobileNetV2 cifar(double width, int unstridedStages) {
    return new MobileNetV2(
        unstridedStages == 1 ? "mobilenetv2-cifar" : "mobilenetv2-cifar-s4",
        Size.square(32),
        width,
        10,
        1,
        List.of(1, 1, unstridedStages == 1 ? 2 : 1, 2, 1, 2, 1),
        false,
        false);
  }

  /**
   * Rounds a channel count to a multiple of 8: half up, at least 8, one step up where more than a
   * tenth would be lost.
   *
   * @param channels the wish
   * @return the multiple of 8
   */
  public static int roundToEight(double channels) {
    int rounded = Math.max(8, (int) (channels + 4) / 8 * 8);
    return rounded < 0.9 * channels ? rounded + 8 : rounded;
  }

  /**
   * Spells the network out.
   *
   * @return the dense network
   */
  public Architecture architecture() {
    Layers layers = new Layers(foldedBatchNorm, samePadding);
    int in = roundToEight(32 * width);
    Stem stem =
        new Stem(
            layers.convolution(
                "features.0.0", "features.0.1", 3, in, 3, stemStride, Activation.RELU6),
            Optional.empty());
    List<Block> blocks = new ArrayList<>();
    for (int stage = 0; stage < CHANNELS.length; stage++) {
      int out = roundToEight(CHANNELS[stage] * width);
      for (int i = 0; i < REPEATS[stage]; i++) {
        String block = "features." + (blocks.size() + 1);
        int stride = i == 0 ? strides.get(stage) : 1;
        blocks.add(invertedResidual(layers, block, in, out, stride, EXPANSION[stage]));
        in = out;
      }
    }
    int last = Math.max(1280, roundToEight(1280 * width));
    String end = "features." + (blocks.size() + 1);
    return new Architecture(
        name,
        image,
        stem,
        blocks,
        new Head(
            Optional.of(
                layers.convolution(end + ".0", end + ".1", in, last, 1, 1, Activation.RELU6)),
            new Linear("classifier.1", last, classes)),
        BatchNorm.DEFAULT);
  }

  private static Block invertedResidual(
      Layers layers, String name, int in, int out, int stride, int expansion) {
    int hidden = in * expansion;
    String prefix = name + ".conv.";
    List<Convolution> branch = new ArrayList<>();
    int index = 0;
    if (expansion != 1) {
      branch.add(
          layers.convolution(
              prefix + index, prefix + (index + 1), in, hidden, 1, 1, Activation.RELU6));
      index += 3;
    }
    branch.add(
        layers.depthwise(
            prefix + index, prefix + (index + 1), hidden, 3, stride, Activation.RELU6));
    index += 3;
    branch.add(
        layers.convolution(
            prefix + index, prefix + (index + 1), hidden, out, 1, 1, Activation.NONE));
    Shortcut shortcut = stride == 1 && in == out ? new Shortcut.Identity() : new Shortcut.None();
    return new Block(
        name,
        BlockKind.INVERTED_RESIDUAL,
        in,
        out,
        stride,
        branch,
        shortcut,
        Activation.NONE,
        Optional.empty());
  }
}
