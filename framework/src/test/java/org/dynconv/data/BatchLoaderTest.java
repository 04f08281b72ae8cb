package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchLoaderTest {
  private static final RootSeed SEED = new RootSeed(3);
  private final Dataset dataset = new CountingDataset(103, 8, 6);

  @Test
  void everyImageComesOnceWithItsLabelAndNormalisedPixels() {
    List<Integer> seen = new ArrayList<>();
    try (Batches batches = training().build().epoch(0)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        for (int i = 0; i < batch.size(); i++) {
          int index = batch.indices()[i];
          seen.add(index);
          assertThat(batch.labels()[i]).isEqualTo(index % 2);
        }
      }
    }

    assertThat(seen).hasSize(103).doesNotHaveDuplicates().isNotEqualTo(sorted(seen));
  }

  @Test
  void pixelsAreChannelsLastAndNormalised() {
    Normalisation constants = Normalisation.IMAGENET;
    BatchLoader loader =
        BatchLoader.builder(dataset, SEED).batchSize(10).normalisation(constants).build();
    try (Batches batches = loader.epoch(0)) {
      Batch batch = batches.next();
      int at = ((7 * 8 + 4) * 6 + 5) * 3;
      assertThat(batch.images()[at]).isEqualTo(constants.apply(0, 5));
      assertThat(batch.images()[at + 1]).isEqualTo(constants.apply(1, 6));
      assertThat(batch.images()[at + 2]).isEqualTo(constants.apply(2, 7));
      assertThat(batch.height()).isEqualTo(8);
      assertThat(batch.width()).isEqualTo(6);
      assertThat(batch.indices()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
  }

  @Test
  void paddingIsBlackBeforeNormalisation() {
    BatchLoader loader =
        BatchLoader.builder(dataset, SEED).augmentation(new PadCropFlip(100)).build();
    try (Batches batches = loader.epoch(0)) {
      float[] images = batches.next().images();
      float black = Normalisation.CIFAR10.apply(0, 0);
      assertThat(images).contains(black);
      assertThat(images).doesNotContain(0f);
    }
  }

  @Test
  void epochsAreShuffledApart() {
    BatchLoader loader = training().augmentation(Augmentation.none()).build();

    assertThat(read(loader.epoch(0))).isEqualTo(read(loader.epoch(0)));
    assertThat(read(loader.epoch(0))).isNotEqualTo(read(loader.epoch(1)));
  }

  @Test
  void epochsAreAugmentedApart() {
    BatchLoader loader = training().shuffled(false).build();

    assertThat(read(loader.epoch(0))).isEqualTo(read(loader.epoch(0)));
    assertThat(read(loader.epoch(0))).isNotEqualTo(read(loader.epoch(1)));
  }

  @Test
  void batchesAreTheSameForAnyNumberOfThreadsAndBuffers() {
    List<String> one = read(training().threads(1).prefetch(1).build().epoch(2));
    List<String> many = read(training().threads(7).prefetch(5).build().epoch(2));

    assertThat(many).isEqualTo(one);
  }

  @Test
  void startInTheMiddleOfAnEpochGivesTheRestOfIt() {
    BatchLoader loader = training().threads(2).build();
    List<String> whole = read(loader.epoch(4));
    for (int first = 0; first <= whole.size(); first++) {
      assertThat(read(loader.epoch(4, first))).isEqualTo(whole.subList(first, whole.size()));
    }
    assertThatThrownBy(() -> loader.epoch(4, whole.size() + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lastPartialBatchIsKeptOrDropped() {
    BatchLoader kept = training().build();
    BatchLoader dropped = training().dropLast(true).build();

    assertThat(sizes(kept)).containsExactly(20, 20, 20, 20, 20, 3);
    assertThat(kept.batchesPerEpoch()).isEqualTo(6);
    assertThat(kept.imagesPerEpoch()).isEqualTo(103);
    assertThat(sizes(dropped)).containsExactly(20, 20, 20, 20, 20);
    assertThat(dropped.batchesPerEpoch()).isEqualTo(5);
    assertThat(dropped.imagesPerEpoch()).isEqualTo(100);
  }

  @Test
  void buffersGoRound() {
    List<float[]> arrays = new ArrayList<>();
    try (Batches batches = training().prefetch(2).build().epoch(0)) {
      batches.forEachRemaining(
          batch -> {
            if (arrays.stream().noneMatch(array -> array == batch.images())) {
              arrays.add(batch.images());
            }
          });
    }

    assertThat(arrays).hasSize(2);
  }

  @Test
  void batchInUseIsLeftAlone() throws InterruptedException {
    try (Batches batches = training().threads(3).prefetch(3).build().epoch(0)) {
      Batch batch = batches.next();
      String before = describe(batch);
      Thread.sleep(50);
      assertThat(describe(batch)).isEqualTo(before);
    }
  }

  @Test
  void closingEarlyEndsTheThreads() {
    Batches batches = training().threads(3).build().epoch(0);
    batches.next();
    assertThat(loaderThreads()).isNotEmpty();

    batches.close();
    batches.close();

    assertThat(loaderThreads()).isEmpty();
    assertThat(batches.hasNext()).isFalse();
    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void failureOfAThreadReachesTheConsumerAtItsBatch() {
    Dataset broken = new CountingDataset(100, 8, 6, 57);
    BatchLoader loader = BatchLoader.builder(broken, SEED).batchSize(20).threads(3).build();
    try (Batches batches = loader.epoch(0)) {
      assertThat(batches.next().size()).isEqualTo(20);
      assertThat(batches.next().size()).isEqualTo(20);
      assertThatThrownBy(batches::next)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("image 57 cannot be read");
    }
    assertThat(loaderThreads()).isEmpty();
  }

  private BatchLoader.Builder training() {
    return BatchLoader.builder(dataset, SEED)
        .batchSize(20)
        .shuffled(true)
        .augmentation(new PadCropFlip(2));
  }

  private static List<String> read(Batches batches) {
    List<String> seen = new ArrayList<>();
    try (batches) {
      batches.forEachRemaining(batch -> seen.add(describe(batch)));
    }
    return seen;
  }

  private static String describe(Batch batch) {
    int values = batch.size() * batch.height() * batch.width() * 3;
    return "%d %d %s %s %d"
        .formatted(
            batch.number(),
            batch.size(),
            Arrays.toString(Arrays.copyOf(batch.indices(), batch.size())),
            Arrays.toString(Arrays.copyOf(batch.labels(), batch.size())),
            Arrays.hashCode(Arrays.copyOf(batch.images(), values)));
  }

  private static List<Integer> sizes(BatchLoader loader) {
    List<Integer> sizes = new ArrayList<>();
    try (Batches batches = loader.epoch(0)) {
      batches.forEachRemaining(batch -> sizes.add(batch.size()));
    }
    return sizes;
  }

  private static List<Integer> sorted(List<Integer> values) {
    return values.stream().sorted().toList();
  }

  private static List<Thread> loaderThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("dynconv-loader"))
        .toList();
  }
}
