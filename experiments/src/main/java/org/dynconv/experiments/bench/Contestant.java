package org.dynconv.experiments.bench;

import java.util.Optional;
import org.dynconv.inference.ExecutionTimes;

/** Something that runs one network on one batch of images, over and over. */
interface Contestant extends AutoCloseable {
  /** What it is called in tables. */
  String name();

  /** Runs the batch once, from images in memory to class scores in memory. */
  void run();

  /** The class scores of the last run, {@code [batch, classes]}. */
  float[] logits();

  /** Where the time of the last run went, if it knows. */
  default Optional<ExecutionTimes> times() {
    return Optional.empty();
  }

  @Override
  void close();
}
