package org.dynconv.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Extent;
import org.dynconv.architecture.Size;
import org.junit.jupiter.api.Test;

class PlanCheckTest {
  private static final int CHANNELS = 2;

  @Test
  void aStridedConvolutionThatReadsOnlyWhatDilationComputedIsTaken() {
    assertThat(strided(new Window(3, 2, 1, 1), Extent.DILATED_MASK).operations()).hasSize(2);
  }

  /** TensorFlow pads an even map of stride 2 at its end only: windows reach two positions on. */
  @Test
  void windowsBeyondTheDilatedMaskAreRefused() {
    assertThatThrownBy(() -> strided(new Window(3, 2, 0, 0), Extent.DILATED_MASK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conv2: its windows of 3x3 with stride 2")
        .hasMessageContaining("symmetric padding of 1, not TensorFlow's \"SAME\"");
  }

  @Test
  void afterAMapThatIsComputedEverywhereAnyWindowIsTaken() {
    assertThat(strided(new Window(3, 2, 0, 0), Extent.EVERYWHERE).operations()).hasSize(2);
  }

  /** The middle of a bottleneck: 1×1 on 8×8 positions, then 3×3 with stride 2 on the mask. */
  private static Plan strided(Window window, Extent first) {
    Shape large = Shape.of(Size.square(8), CHANNELS);
    Shape small = Shape.of(Size.square(4), CHANNELS);
    return new Plan(
        List.of(large, large, small),
        List.of(new MaskShape("block", Size.square(4), 2)),
        List.of(
            convolution("conv1", 0, new Window(1, 1, 0, 0), first),
            convolution("conv2", 1, window, Extent.MASK)),
        0,
        2);
  }

  private static Operation convolution(String name, int input, Window window, Extent extent) {
    int taps = window.kernel() * window.kernel();
    return new Operation.Convolution(
        name,
        input,
        input + 1,
        window,
        Coefficients.of(new float[taps * CHANNELS * CHANNELS]),
        Coefficients.of(new float[CHANNELS]),
        Activation.RELU,
        extent == Extent.EVERYWHERE ? Region.EVERYWHERE : new Region(extent, 0),
        Optional.empty());
  }
}
