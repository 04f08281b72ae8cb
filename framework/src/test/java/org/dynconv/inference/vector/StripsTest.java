package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.Size;
import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;
import org.dynconv.weights.RandomWeights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps that are larger than those of the conformance suite, so that they are cut into strips. */
class StripsTest {
  private static final Architecture NETWORK = Architectures.named("mobilenetv2@0.75");

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 2", "3, 2", "2, 3"})
  void largeMapsGiveWhatPlainLoopsGive(int batch, int threads) {
    Plan plan = Lowering.lower(NETWORK, RandomWeights.of(NETWORK, 7), new Size(195, 171));
    float[] images = images(plan, batch);

    float[] expected = logits(Backends.named("reference"), plan, images, batch, 1);
    float[] actual = logits(new VectorBackend(), plan, images, batch, threads);

    double largest =
        IntStream.range(0, expected.length).mapToDouble(i -> Math.abs(expected[i])).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("score %d", i)
          .isCloseTo(expected[i], within(1e-4 * largest));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 3", "2, 3", "3, 2", "1, 5"})
  void theNumberOfThreadsChangesNoBit(int batch, int threads) {
    Plan plan = Lowering.lower(NETWORK, RandomWeights.of(NETWORK, 7), new Size(195, 171));
    float[] images = images(plan, batch);

    float[] alone = logits(new VectorBackend(), plan, images, batch, 1);

    assertThat(logits(new VectorBackend(), plan, images, batch, threads)).isEqualTo(alone);
  }

  private static float[] images(Plan plan, int batch) {
    float[] images = new float[batch * plan.inputShape().elements()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (i * 31 % 101 - 50) / 50f;
    }
    return images;
  }

  private static float[] logits(
      MaskedBackend backend, Plan plan, float[] images, int batch, int threads) {
    float[] logits = new float[batch * plan.outputShape().elements()];
    try (Executable executable =
        backend.compile(plan, batch, CompileOptions.defaults().withThreads(threads))) {
      executable.run(images, batch, logits);
    }
    return logits;
  }
}
