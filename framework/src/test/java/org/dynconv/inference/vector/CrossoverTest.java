package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** The bits of all outputs, as a hash. */
  private static int outputs(Crossover way, IntPredicate on) {
    Map<String, byte[]> masks = new LinkedHashMap<>();
    MASKED
        .masks()
        .forEach(
            shape -> {
              byte[] mask = new byte[shape.size().positions()];
              for (int p = 0; p < mask.length; p++) {
                mask[p] = (byte) (on.test(p) ? 1 : 0);
              }
              masks.put(shape.block(), mask);
            });
    float[] images = new float[BATCH * MASKED.inputShape().elements()];
    for (int i = 0; i < images.length; i++) {
      images[i] = i * 31 % 101 / 50f;
    }
    float[] outputs = new float[BATCH * MASKED.outputShape().elements()];
    CompileOptions options =
        CompileOptions.defaults().withCrossover(way).withForcedMasks(ForcedMasks.of(masks));
    try (Executable executable = new VectorBackend().compile(MASKED, MAX_BATCH, options)) {
      executable.run(images, BATCH, outputs);
    }
    return Arrays.hashCode(outputs);
  }
}
