package org.dynconv.architecture;

/**
 * The unit that scores every output position of a block: {@code logit = conv3x3(x) + linear(mean of
 * x)} (section 3.1 of the paper, with the squeeze of the authors' code). {@code x} is the block's
 * input at full resolution.
 *
 * @param convolution 3×3, one output channel, with a bias, the block's stride
 * @param linear from the channel means to one value an image
 * @param stretch how many times larger the dilated mask is: the block's stride where the first
 *     convolution runs before the strided one, else 1
 */
public record MaskUnit(Convolution convolution, Linear linear, int stretch) {
  /**
   * The mask: one value for each output position of the block.
   *
   * @param blockInput size of the block's input
   * @return size of the mask
   */
  public Size mask(Size blockInput) {
    return convolution.output(blockInput);
  }

  /**
   * The dilated mask. Where a strided block has an odd input it is one row and column larger than
   * the map that it covers; those positions are counted, as the authors' code counts them.
   *
   * @param blockInput size of the block's input
   * @return size of the mask after stretching and dilation by 3×3
   */
  public Size dilatedMask(Size blockInput) {
    return mask(blockInput).times(stretch);
  }
}
