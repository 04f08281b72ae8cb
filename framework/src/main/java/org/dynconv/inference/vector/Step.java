package org.dynconv.inference.vector;

/** A part of an operation that threads can share without waiting for each other. */
interface Step {
  /**
   * Does one thread's share of the images {@code first} to {@code first + images - 1}.
   *
   * @param space where they are
   * @param part the share
   */
  void run(Workspace space, int first, int images, Part part);

  /** Whether only the first thread does anything. */
  default boolean serial() {
    return false;
  }
}
