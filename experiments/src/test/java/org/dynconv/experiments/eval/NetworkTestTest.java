package org.dynconv.experiments.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dynconv.cost.ActivePositions;
import org.dynconv.data.Batch;
import org.dynconv.data.BatchLoader;
import org.dynconv.data.Shapes;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Test;

class NetworkTestTest {
  private static final int IMAGES = 10;
  private static final int CLASSES = 10;

  @Test
  void theFirstCallTellsItsTimeApartAndCountsNoImageTwice() {
    SlowAtFirst classifier = new SlowAtFirst();

    NetworkTest test = NetworkTest.run(classifier, images(4), () -> classifier.nanos);

    assertThat(test.firstCallSeconds()).isEqualTo(60);
    // Batches of 4, 4 and 2 images, half a second each.
    assertThat(test.imagesPerSecond()).isEqualTo(IMAGES / 1.5);
    assertThat(test.predictions()).extracting(Prediction::index).doesNotHaveDuplicates();
    assertThat(test.predictions()).hasSize(IMAGES);
    assertThat(test.active()).containsEntry("block", new ActivePositions(IMAGES, 2 * IMAGES));
  }

  @Test
  void aSingleBatchHasASpeedToo() {
    SlowAtFirst classifier = new SlowAtFirst();

    NetworkTest test = NetworkTest.run(classifier, images(IMAGES), () -> classifier.nanos);

    assertThat(test.imagesPerSecond()).isEqualTo(IMAGES / 0.5);
  }

  private static BatchLoader images(int batch) {
    RootSeed seed = new RootSeed(0);
    return BatchLoader.builder(Shapes.builder(seed).size(IMAGES).build(), seed)
        .batchSize(batch)
        .shuffled(false)
        .build();
  }

  /** Takes a minute for its first call, and half a second for every other one. */
  private static final class SlowAtFirst implements Classifier {
    private long nanos;

    @Override
    public float[] logits(Batch batch, Map<String, ActivePositions> active) {
      nanos += nanos == 0 ? 60_000_000_000L : 500_000_000L;
      active.merge(
          "block", new ActivePositions(batch.size(), 2L * batch.size()), ActivePositions::plus);
      return new float[batch.size() * CLASSES];
    }

    @Override
    public void close() {}
  }
}
