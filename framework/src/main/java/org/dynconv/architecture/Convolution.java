package org.dynconv.architecture;

import java.util.Optional;

/**
 * A square two-dimensional convolution with what follows it.
 *
 * @param name full name of the weights in PyTorch's state dictionary, such as {@code
 *     layer1.0.conv1}; weights have the shape {@code [out, in / groups, kernel, kernel]}
 * @param inChannels input channels
 * @param outChannels output channels
 * @param kernel rows and columns of the kernel
 * @param stride step between output positions
 * @param padding zeros around the input
 * @param groups 1, or the number of channels for a depthwise convolution
 * @param bias whether it has a bias of its own
 * @param batchNorm full name of the batch norm that follows, if one does
 * @param activation what follows the batch norm
 * @param extent where it has to be computed
 */
public record Convolution(
    String name,
    int inChannels,
    int outChannels,
    int kernel,
    int stride,
    Padding padding,
    int groups,
    boolean bias,
    Optional<String> batchNorm,
    Activation activation,
    Extent extent) {
  /** Checks that channels divide into the groups. */
  public Convolution {
    if (inChannels < 1 || outChannels < 1 || kernel < 1 || stride < 1 || groups < 1) {
      throw new IllegalArgumentException(
          name + ": channels, kernel, stride and groups must be at least 1");
    }
    if (inChannels % groups != 0 || outChannels % groups != 0) {
      throw new IllegalArgumentException(
          name
              + ": "
              + inChannels
              + " and "
              + outChannels
              + " channels do not divide into "
              + groups
              + " groups");
    }
  }

  /**
   * Whether each channel is convolved by itself.
   *
   * @return true for a depthwise convolution
   */
  public boolean depthwise() {
    return groups > 1 && groups == inChannels && groups == outChannels;
  }

  /**
   * The output map.
   *
   * @param input the input map
   * @return its size after this convolution
   */
  public Size output(Size input) {
    return new Size(
        padding.outputSize(input.height(), kernel, stride),
        padding.outputSize(input.width(), kernel, stride));
  }

  /**
   * Multiply-accumulates for one output position, all channels, without the bias.
   *
   * @return {@code out × in / groups × kernel²}
   */
  public long macsPerPosition() {
    return (long) outChannels * (inChannels / groups) * kernel * kernel;
  }

  /**
   * The same convolution, computed elsewhere.
   *
   * @param where the new extent
   * @return a copy
   */
  public Convolution on(Extent where) {
    return new Convolution(
        name,
        inChannels,
        outChannels,
        kernel,
        stride,
        padding,
        groups,
        bias,
        batchNorm,
        activation,
        where);
  }
}
