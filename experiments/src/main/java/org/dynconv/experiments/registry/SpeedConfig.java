package org.dynconv.experiments.registry;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dynconv.experiments.bench.BenchSettings.Work;

/**
 * What an experiment of kind inference measures.
 *
 * @param work networks and batches
 * @param blocks networks and batches of which one block is measured by itself
 * @param densities of the masks
 * @param backends names; none for the fastest that can run
 * @param turns how often each has its turn; empty for the usual number
 * @param turnSeconds how long a turn is; empty for the usual time
 */
public record SpeedConfig(
    List<Work> work,
    List<Work> blocks,
    List<Double> densities,
    List<String> backends,
    OptionalInt turns,
    OptionalDouble turnSeconds) {
  /** Copies the lists. */
  public SpeedConfig {
    work = List.copyOf(work);
    blocks = List.copyOf(blocks);
    densities = List.copyOf(densities);
    backends = List.copyOf(backends);
  }

  static SpeedConfig of(ResolvedSettings settings) {
    return new SpeedConfig(
        settings.find(Settings.SPEED_WORK).orElse(List.of()),
        settings.find(Settings.SPEED_BLOCKS).orElse(List.of()),
        settings.find(Settings.SPEED_DENSITIES).orElse(List.of()),
        settings.find(Settings.SPEED_BACKENDS).orElse(List.of()),
        settings.find(Settings.SPEED_TURNS).map(OptionalInt::of).orElse(OptionalInt.empty()),
        settings
            .find(Settings.SPEED_TURN_SECONDS)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()));
  }
}
