package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.dynconv.architecture.Activation;
import org.dynconv.inference.Coefficients;
import org.dynconv.inference.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What threads share out of a layer follows from its own weights, wherever they are packed. */
class PackedConvolutionTest {
  private final WeightRoom room = new WeightRoom();

  @ParameterizedTest
  @CsvSource({
    "64, 384, 14, false",
    "384, 64, 14, false",
    "160, 960, 7, true",
    "960, 320, 7, true",
    "1280, 1000, 1, true"
  })
  void weighsIfItsWeightsAreMoreThanItsMaps(int in, int out, int side, boolean expected) {
    pointwise(16, 16);

    PackedConvolution conv = pointwise(in, out);

    assertThat(conv.weighs(side * side)).isEqualTo(expected);
  }

  private PackedConvolution pointwise(int in, int out) {
    Grid grid = new Grid(1, 1, 0, 0, 0, 0);
    return new PackedConvolution(
        new Window(1, 1, 0, 0),
        new Layout(grid, in, in, 1, 0),
        new Output(
            new Layout(grid, out, out, 1, 0),
            Coefficients.of(new float[out]),
            Activation.NONE,
            false),
        Coefficients.of(new float[in * out]),
        new ScalarKernels(),
        room);
  }
}
