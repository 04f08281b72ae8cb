package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.Size;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Crossover;
import org.dynconv.inference.Executable;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.Plan;
import org.dynconv.weights.RandomWeights;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both ways round differently, so equal bits say which one was taken. */
class CrossoverTest {
  private static final Architecture NETWORK = Architectures.named("resnet8-cifar").withMasks();

  /** One block alone, on 16×16 positions: before they are compiled, vectors take their time. */
  private static final Plan MASKED =
      Lowering.lowerBlock(NETWORK, RandomWeights.of(NETWORK, 5), Size.square(16), "layer1.0");

  private static final int BATCH = 2;

  /** Compiled for so many, which have the tiles' weights in common. */
  private static final int MAX_BATCH = 16;

  @BeforeEach
  void tilesAreKnown() {
    Assumptions.assumeTrue(
        Providers.vectorModuleLoaded(), "skipped: plain loops know no tiles to choose");
  }

  @Test
  void aFullMaskGoesByTiles() {
    assertThat(outputs(Crossover.MEASURED, position -> true))
        .isEqualTo(outputs(Crossover.TILES, position -> true))
        .isNotEqualTo(outputs(Crossover.GATHER, position -> true));
  }

  @Test
  void aThinMaskGoesByPositions() {
    // At the map's corners, so that dilation leaves four together.
    IntPredicate corners = position -> position % 15 == 0 && position / 16 % 15 == 0;

    assertThat(outputs(Crossover.MEASURED, corners))
        .isEqualTo(outputs(Crossover.GATHER, corners))
        .isNotEqualTo(outputs(Crossover.TILES, corners));
  }

  @Test
  void aTileLiesWhereverPositionsAreTogether() {
    // Dilated to rows and columns 2 to 4: of tiles at every fourth one none would hold over four.
    IntPredicate one = position -> position == 3 * 16 + 3;

    assertThat(outputs(Crossover.MEASURED, one)).isNotEqualTo(outputs(Crossover.GATHER, one));
  }

  @Test
  void whereAMaskIsFullInOnePartBothWaysAreTaken() {
    IntPredicate someRows = position -> position < 150;

    assertThat(outputs(Crossover.MEASURED, someRows))
        .isNotEqualTo(outputs(Crossover.GATHER, someRows))
        .isNotEqualTo(outputs(Crossover.TILES, someRows));
  }

  @Test
  void whatEarlierImagesLeaveBehindDoesNotCount() {
    IntPredicate few = position -> position / 16 < 6 && position % 16 < 6;
    float[] images = images(MAX_BATCH);
    float[] large = images.clone();
    int firstOnes = 4 * MASKED.inputShape().elements();
    for (int i = 0; i < firstOnes; i++) {
      large[i] *= 1e12f;
    }
    ForcedMasks masks = masks(image -> image < 4 ? position -> true : few, MAX_BATCH);
    try (Executable executable = compile(Crossover.MEASURED, masks)) {
      float[] expected = run(executable, images, MAX_BATCH);
      float[] actual = run(executable, large, MAX_BATCH);

      int from = 4 * MASKED.outputShape().elements();
      assertThat(Arrays.copyOfRange(actual, from, actual.length))
          .isEqualTo(Arrays.copyOfRange(expected, from, expected.length));
    }
  }

  /** The bits of all outputs, as a hash. */
  private static int outputs(Crossover way, IntPredicate on) {
    try (Executable executable = compile(way, masks(image -> on, 1))) {
      return Arrays.hashCode(run(executable, images(BATCH), BATCH));
    }
  }

  private static ForcedMasks masks(IntFunction<IntPredicate> on, int images) {
    Map<String, byte[]> masks = new LinkedHashMap<>();
    MASKED
        .masks()
        .forEach(
            shape -> {
              int positions = shape.size().positions();
              byte[] mask = new byte[images * positions];
              for (int p = 0; p < mask.length; p++) {
                mask[p] = (byte) (on.apply(p / positions).test(p % positions) ? 1 : 0);
              }
              masks.put(shape.block(), mask);
            });
    return ForcedMasks.of(masks);
  }

  /** In one thread, which takes the images through the same memory, four at a time. */
  private static Executable compile(Crossover way, ForcedMasks masks) {
    CompileOptions options =
        CompileOptions.defaults().withCrossover(way).withForcedMasks(masks).withThreads(1);
    return new VectorBackend().compile(MASKED, MAX_BATCH, options);
  }

  private static float[] images(int batch) {
    float[] images = new float[batch * MASKED.inputShape().elements()];
    for (int i = 0; i < images.length; i++) {
      images[i] = i * 31 % 101 / 50f;
    }
    return images;
  }

  private static float[] run(Executable executable, float[] images, int batch) {
    float[] outputs = new float[batch * MASKED.outputShape().elements()];
    executable.run(images, batch, outputs);
    return outputs;
  }
}
