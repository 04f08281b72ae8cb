package org.dynconv.inference;

/** A plan, prepared by a backend. Not for several threads at once. */
public interface Executable extends AutoCloseable {
  /**
   * Runs a batch.
   *
   * @param images {@code [batch, height, width, channels]} as the plan's input shape says
   * @param batch the number of images, 1 to the largest that was compiled for
   * @param output takes {@code [batch, …]} as the plan's output shape says: the logits
   * @throws IllegalArgumentException if the batch is too large or an array too short
   * @throws IllegalStateException if it is closed
   */
  void run(float[] images, int batch, float[] output);

  /**
   * The masks that the last run computed, or was told to use.
   *
   * @param mask number of the mask in the plan
   * @return a copy
   * @throws IllegalStateException if nothing ran yet
   */
  BlockMasks masks(int mask);

  /** Frees what it holds. Closing twice changes nothing. */
  @Override
  void close();
}
