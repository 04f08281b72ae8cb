package org.dynconv.inference;

import java.util.Optional;
import org.dynconv.architecture.Activation;

/**
 * One step of a plan. Operations read and write whole buffers of {@code [batch, height, width,
 * channels]}, named by their number in {@link Plan#buffers()}; batch norms are folded in.
 */
public sealed interface Operation {
  /**
   * A convolution over all channels. Without a residual it sets {@code out[p] =
   * activation(conv[p])} at the positions of its region; what other positions hold afterwards is
   * undefined and never read. With a residual it sets {@code out[p] = activation(residual[p] +
   * conv[p])} on its region and {@code activation(residual[p])} off it.
   *
   * @param name the layer's name
   * @param input number of the buffer that it reads
   * @param output number of the buffer that it writes
   * @param window where each position looks
   * @param weights {@code [kernel row, kernel column, input channel, output channel]}
   * @param bias one for each output channel
   * @param activation applied last
   * @param region where the convolution is needed
   * @param residual what it is added to, if anything
   */
  record Convolution(
      String name,
      int input,
      int output,
      Window window,
      Coefficients weights,
      Coefficients bias,
      Activation activation,
      Region region,
      Optional<Residual> residual)
      implements Operation {}

  /**
   * A convolution of each channel by itself, computed on its region only.
   *
   * @param name the layer's name
   * @param input number of the buffer that it reads
   * @param output number of the buffer that it writes
   * @param window where each position looks
   * @param weights {@code [kernel row, kernel column, channel]}
   * @param bias one for each channel
   * @param activation applied last
   * @param region where it is needed
   */
  record Depthwise(
      String name,
      int input,
      int output,
      Window window,
      Coefficients weights,
      Coefficients bias,
      Activation activation,
      Region region)
      implements Operation {}

  /**
   * The mask unit (section 3.1 of the paper, with the squeeze of the authors' code): {@code logit =
   * conv(x) + squeeze · mean(x) + bias}, the mean taken over all positions of the image; the mask
   * is on where {@code logit >= 0}.
   *
   * @param block the block's name
   * @param input number of the buffer that it reads, the block's input
   * @param mask number of the mask that it sets
   * @param window where each mask position looks, of 3×3
   * @param weights {@code [kernel row, kernel column, channel]}
   * @param squeeze one weight for each channel's mean
   * @param bias the sum of the convolution's and the squeeze's
   */
  record MaskUnit(
      String block,
      int input,
      int mask,
      Window window,
      Coefficients weights,
      Coefficients squeeze,
      float bias)
      implements Operation {
    /** Checks the window. */
    public MaskUnit {
      if (window.kernel() != 3) {
        throw new IllegalArgumentException(
            "a mask unit looks at 3×3 positions, not " + window.kernel() + "×" + window.kernel());
      }
    }
  }

  /**
   * Sets a dilated mask: the mask stretched with zeros between ({@code (i, j)} moves to {@code
   * (s·i, s·j)}), then every position on that has one of its 3×3 neighbours, or itself, on.
   *
   * @param mask number of the mask
   */
  record Dilate(int mask) implements Operation {}

  /**
   * He et al.'s option A: every {@code stride}-th row and column; channels before and after the
   * copied ones become zero.
   *
   * @param input number of the buffer that it reads
   * @param output number of the buffer that it writes
   * @param stride step between the positions that are kept
   * @param channelsBefore zero channels before the input's
   */
  record Subsample(int input, int output, int stride, int channelsBefore) implements Operation {}

  /**
   * The maximum over a window, of each channel.
   *
   * @param input number of the buffer that it reads
   * @param output number of the buffer that it writes
   * @param window where each position looks; outside counts as minus infinity
   */
  record MaxPool(int input, int output, Window window) implements Operation {}

  /**
   * The mean over all positions, of each channel.
   *
   * @param input number of the buffer that it reads
   * @param output number of the buffer that it writes, one position
   */
  record AveragePool(int input, int output) implements Operation {}

  /**
   * A linear layer with a bias.
   *
   * @param name the layer's name
   * @param input number of the buffer that it reads, one position
   * @param output number of the buffer that it writes, one position
   * @param weights {@code [input channel, output channel]}
   * @param bias one for each output channel
   */
  record Linear(String name, int input, int output, Coefficients weights, Coefficients bias)
      implements Operation {}
}
