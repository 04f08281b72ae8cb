package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
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
  private static final Plan MASKED =
      Lowering.lower(NETWORK, RandomWeights.of(NETWORK, 5), NETWORK.image());
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
    assertThat(logits(Crossover.MEASURED, position -> true))
        .isEqualTo(logits(Crossover.TILES, position -> true))
        .isNotEqualTo(logits(Crossover.GATHER, position -> true));
  }

  @Test
  void aThinMaskGoesByPositions() {
    IntPredicate every37th = position -> position % 37 == 0;

    assertThat(logits(Crossover.MEASURED, every37th))
        .isEqualTo(logits(Crossover.GATHER, every37th))
        .isNotEqualTo(logits(Crossover.TILES, every37th));
  }

  @Test
  void whereAMaskIsFullInOnePartBothWaysAreTaken() {
    IntPredicate someRows = position -> position % 256 < 150;

    assertThat(logits(Crossover.MEASURED, someRows))
        .isNotEqualTo(logits(Crossover.GATHER, someRows))
        .isNotEqualTo(logits(Crossover.TILES, someRows));
  }

  private static float[] logits(Crossover way, IntPredicate on) {
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
      images[i] = (i * 31 % 101 - 50) / 50f;
    }
    float[] logits = new float[BATCH * MASKED.outputShape().elements()];
    CompileOptions options =
        CompileOptions.defaults().withCrossover(way).withForcedMasks(ForcedMasks.of(masks));
    try (Executable executable = new VectorBackend().compile(MASKED, MAX_BATCH, options)) {
      executable.run(images, BATCH, logits);
    }
    return logits;
  }
}
