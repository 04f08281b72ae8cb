package org.dynconv.experiments.bench;

import java.util.List;
import org.dynconv.seed.RootSeed;

/**
 * What is measured, and how.
 *
 * @param work networks and batches
 * @param densities of the masks, each 0 to 1
 * @param backends names, the peers left out
 * @param threads of every contestant
 * @param turns how long
 * @param seed of weights, images and masks
 */
public record BenchSettings(
    List<Work> work,
    List<Double> densities,
    List<String> backends,
    int threads,
    TurnPlan turns,
    RootSeed seed) {
  /** Copies the lists. */
  public BenchSettings {
    work = List.copyOf(work);
    densities = List.copyOf(densities);
    backends = List.copyOf(backends);
  }

  /**
   * A network with a batch.
   *
   * @param network a name that {@link org.dynconv.architecture.Architectures#named} knows
   * @param batch images at a time, at least 1
   */
  public record Work(String network, int batch) {}
}
