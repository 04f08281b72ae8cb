package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.Size;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.Plan;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.RandomWeights;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lanes are added up right, and in the same order before and after the compiler has come. */
class LaneSumsTest {
  private static final RootSeed SEED = new RootSeed(7);
  private static final int AT = 3;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8, 15, 16, 17, 33, 64})
  void everyVectorIsSummedUpIntoItsPlace(int count) {
    Assumptions.assumeTrue(
        Providers.vectorModuleLoaded(), "skipped: the Vector API's module is not loaded");
    Kernels kernels = new VectorKernels();
    int lanes = kernels.lanes();
    RandomGenerator random = SEED.generator("lanes");
    float[] vectors = new float[AT + (count + lanes) * lanes];
    float[] expected = new float[count];
    for (int i = 0; i < count * lanes; i++) {
      vectors[AT + i] = random.nextFloat(-1, 1);
      expected[i / lanes] += vectors[AT + i];
    }
    float[] sums = new float[AT + count + 1];

    kernels.sumLanes(vectors, AT, count, sums, AT);

    for (int i = 0; i < count; i++) {
      assertThat(sums[AT + i]).as("sum %d", i).isCloseTo(expected[i], within(1e-5f));
    }
    assertThat(sums[AT - 1]).isZero();
    assertThat(sums[AT + count]).isZero();
  }

  /**
   * Of 11×11 positions: nothing else here has this size, so that its loops are not compiled yet.
   */
  @Test
  void scoresHaveTheSameBitsInTheFirstRunAndInLaterOnes() {
    Architecture network = Architectures.named("resnet8-cifar").withMasks();
    Plan plan = Lowering.lower(network, RandomWeights.of(network, 1), Size.square(11));
    float[] images = new float[plan.inputShape().elements()];
    RandomGenerator random = SEED.generator("images");
    for (int i = 0; i < images.length; i++) {
      images[i] = random.nextFloat(-1, 1);
    }
    float[] output = new float[plan.outputShape().elements()];
    try (Executable executable =
        new VectorBackend().compile(plan, 1, CompileOptions.defaults().withThreads(1))) {
      executable.run(images, 1, output);
      float[] first = executable.masks(0).logits();
      for (int run = 0; run < 3_000; run++) {
        executable.run(images, 1, output);
      }
      assertThat(executable.masks(0).logits()).isEqualTo(first);
    }
  }
}
