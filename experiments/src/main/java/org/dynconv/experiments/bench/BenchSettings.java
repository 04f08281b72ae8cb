package org.dynconv.experiments.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dynconv.architecture.Architectures;
import org.dynconv.error.UserException;
import org.dynconv.inference.Backends;
import org.dynconv.seed.RootSeed;

/**
 * What is measured, and how.
 *
 * @param work networks and batches
 * @param blocks networks and batches of which one block is measured by itself
 * @param densities of the masks, each 0 to 1
 * @param backends names, the peers left out
 * @param threads of every contestant
 * @param turns how long
 * @param seed of weights, images and masks
 * @param trained a trained network in place of random weights and given masks; the densities are
 *     not used then
 */
public record BenchSettings(
    List<Work> work,
    List<Work> blocks,
    List<Double> densities,
    List<String> backends,
    int threads,
    TurnPlan turns,
    RootSeed seed,
    Optional<TrainedNetwork> trained) {
  /** Copies the lists. */
  public BenchSettings {
    work = List.copyOf(work);
    blocks = List.copyOf(blocks);
    densities = List.copyOf(densities);
    backends = List.copyOf(backends);
  }

  /**
   * Refuses names that do not exist, before anything takes time.
   *
   * @throws org.dynconv.error.UserException if a network or a backend is unknown, or a backend
   *     cannot run here
   */
  public void check() {
    Stream.concat(work.stream(), blocks.stream())
        .forEach(item -> Architectures.named(item.network()));
    backends.forEach(Backends::named);
    trained.ifPresent(network -> work.forEach(item -> network.check(item.batch())));
  }

  Workload workload(Work item) {
    return trained
        .map(network -> network.workload(item.batch()))
        .orElseGet(() -> Workload.of(Architectures.named(item.network()), item.batch(), seed));
  }

  /**
   * The settings as JSON's kinds, under the keys of the registry's files.
   *
   * @return by name
   */
  public Map<String, Object> canonical() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", "inference");
    map.put("seed", seed.value());
    map.put("threads", threads);
    map.put("speed.work", work.stream().map(Work::toString).toList());
    map.put("speed.blocks", blocks.stream().map(Work::toString).toList());
    map.put("speed.densities", densities);
    map.put("speed.backends", backends);
    map.put("speed.turns", turns.turns());
    map.put("speed.turn-seconds", turns.turnSeconds());
    trained.ifPresent(network -> map.put("speed.trained", network.source()));
    return map;
  }

  /**
   * A network with a batch.
   *
   * @param network a name that {@link org.dynconv.architecture.Architectures#named} knows
   * @param batch images at a time, at least 1
   */
  public record Work(String network, int batch) {
    /**
     * Reads what {@link #toString} writes.
     *
     * @param text network, colon, batch
     * @return both
     * @throws UserException if it is written otherwise; whether there is such a network is not
     *     asked
     */
    public static Work parse(String text) {
      int colon = text.lastIndexOf(':');
      try {
        int batch = Integer.parseInt(text.substring(colon + 1));
        if (colon > 0 && batch > 0) {
          return new Work(text.substring(0, colon), batch);
        }
      } catch (NumberFormatException e) {
        // Falls through to the message below, which says what was expected.
      }
      throw new UserException(
          "\""
              + text
              + "\" is no network with a batch; write both with a colon, as in resnet32-cifar:32.");
    }

    /** As it is written: network, colon, batch. */
    @Override
    public String toString() {
      return network + ":" + batch;
    }
  }
}
