package org.dynconv.data;

import org.dynconv.seed.RootSeed;

/**
 * Turns a data set into batches: shuffled, augmented, normalised. The batches of an epoch depend
 * only on the seed and the epoch, not on the number of threads nor on where in the epoch the
 * reading starts, so a run that was cut in the middle of an epoch resumes with the batches it would
 * have had.
 */
public final class BatchLoader {
  private final Dataset dataset;
  private final RootSeed seed;
  private final int batchSize;
  private final boolean shuffled;
  private final boolean dropLast;
  private final Augmentation augmentation;
  private final float[] table;
  private final int threads;
  private final int prefetch;

  private BatchLoader(Builder builder) {
    dataset = builder.dataset;
    seed = builder.seed;
    batchSize = builder.batchSize;
    shuffled = builder.shuffled;
    dropLast = builder.dropLast;
    augmentation = builder.augmentation;
    table = builder.normalisation.table();
    threads = builder.threads;
    prefetch = builder.prefetch;
  }

  /**
   * Starts the description of a loader. Without further settings it gives the images in order, as
   * they are, with the constants of CIFAR-10, 128 at a time, from one thread.
   *
   * @param dataset the images
   * @param seed the run's seed: the streams {@code shuffle} and {@code augment} are used
   * @return the builder
   */
  public static Builder builder(Dataset dataset, RootSeed seed) {
    return new Builder(dataset, seed);
  }

  /**
   * Batches in every epoch.
   *
   * @return the count
   */
  public int batchesPerEpoch() {
    return dropLast
        ? dataset.size() / batchSize
        : (int) (((long) dataset.size() + batchSize - 1) / batchSize);
  }

  /**
   * Images in every epoch: fewer than the data set has when the last, partial batch is dropped.
   *
   * @return the count
   */
  public int imagesPerEpoch() {
    return dropLast ? batchesPerEpoch() * batchSize : dataset.size();
  }

  /**
   * The images that are loaded.
   *
   * @return the data set
   */
  public Dataset dataset() {
    return dataset;
  }

  /**
   * A whole epoch.
   *
   * @param epoch its number, from 0
   * @return its batches; to be closed
   */
  public Batches epoch(int epoch) {
    return epoch(epoch, 0);
  }

  /**
   * An epoch from one of its batches on.
   *
   * @param epoch its number, from 0
   * @param firstBatch the batch to start with, 0 to {@link #batchesPerEpoch()}
   * @return its batches; to be closed
   */
  public Batches epoch(int epoch, int firstBatch) {
    int end = batchesPerEpoch();
    if (firstBatch < 0 || firstBatch > end) {
      throw new IllegalArgumentException(
          "an epoch of %d batches has no batch %d".formatted(end, firstBatch));
    }
    int[] order =
        shuffled
            ? Permutation.draw(dataset.size(), seed.generator("shuffle", epoch))
            : Permutation.identity(dataset.size());
    Batch[] slots = new Batch[Math.max(1, Math.min(prefetch, end - firstBatch))];
    int capacity = Math.min(batchSize, dataset.size());
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Batch(capacity, dataset.height(), dataset.width());
    }
    return new Batches(
        new BatchRing(slots, firstBatch, end),
        firstBatch,
        end,
        threads,
        (number, batch, ring) -> fill(epoch, order, number, batch, ring));
  }

  private void fill(int epoch, int[] order, int number, Batch batch, BatchRing ring) {
    int start = number * batchSize;
    int size = Math.min(batchSize, order.length - start);
    batch.describe(number, size);
    byte[] image = new byte[dataset.imageBytes()];
    for (int i = 0; i < size && !ring.isClosed(); i++) {
      int index = order[start + i];
      augmentation.draw(dataset, index, seed.generator("augment", epoch, index), image);
      normalise(image, batch.images(), i * image.length);
      batch.labels()[i] = dataset.label(index);
      batch.indices()[i] = index;
    }
  }

  private void normalise(byte[] image, float[] target, int offset) {
    for (int i = 0; i < image.length; i += 3) {
      target[offset + i] = table[image[i] & 0xff];
      target[offset + i + 1] = table[256 + (image[i + 1] & 0xff)];
      target[offset + i + 2] = table[512 + (image[i + 2] & 0xff)];
    }
  }

  /** Describes a loader. */
  public static final class Builder {
    private final Dataset dataset;
    private final RootSeed seed;
    private int batchSize = 128;
    private boolean shuffled;
    private boolean dropLast;
    private Augmentation augmentation = Augmentation.none();
    private Normalisation normalisation = Normalisation.CIFAR10;
    private int threads = 1;
    private int prefetch = 4;

    private Builder(Dataset dataset, RootSeed seed) {
      this.dataset = dataset;
      this.seed = seed;
    }

    /**
     * Sets how many images make a batch.
     *
     * @param images at least 1; 128 unless set
     * @return this builder
     */
    public Builder batchSize(int images) {
      batchSize = positive(images, "batch size");
      return this;
    }

    /**
     * Sets whether every epoch has an order of its own.
     *
     * @param on whether to shuffle; off unless set
     * @return this builder
     */
    public Builder shuffled(boolean on) {
      shuffled = on;
      return this;
    }

    /**
     * Sets what happens to the last batch when it is not full.
     *
     * @param on whether to leave it out; kept unless set
     * @return this builder
     */
    public Builder dropLast(boolean on) {
      dropLast = on;
      return this;
    }

    /**
     * Sets how images are varied.
     *
     * @param how the augmentation; none unless set
     * @return this builder
     */
    public Builder augmentation(Augmentation how) {
      augmentation = how;
      return this;
    }

    /**
     * Sets the normalisation.
     *
     * @param constants the constants; those of CIFAR-10 unless set
     * @return this builder
     */
    public Builder normalisation(Normalisation constants) {
      normalisation = constants;
      return this;
    }

    /**
     * Sets how many threads prepare batches. The batches are the same for any number.
     *
     * @param count at least 1; 1 unless set
     * @return this builder
     */
    public Builder threads(int count) {
      threads = positive(count, "number of threads");
      return this;
    }

    /**
     * Sets how many batches are held at once, the one in use counted in.
     *
     * @param batches at least 1; 4 unless set
     * @return this builder
     */
    public Builder prefetch(int batches) {
      prefetch = positive(batches, "number of batches held");
      return this;
    }

    private static int positive(int value, String what) {
      if (value < 1) {
        throw new IllegalArgumentException("%s must be at least 1: %d".formatted(what, value));
      }
      return value;
    }

    /**
     * Builds the loader.
     *
     * @return the loader
     */
    public BatchLoader build() {
      return new BatchLoader(this);
    }
  }
}
