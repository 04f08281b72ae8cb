package org.dynconv.experiments.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.seed.RootSeed;

/**
 * How the crossover is measured.
 *
 * @param backend its name
 * @param batch images at a time
 * @param threads processor threads
 * @param turns how long
 * @param seed of weights, images and masks
 */
public record CrossoverSettings(
    String backend, int batch, int threads, TurnPlan turns, RootSeed seed) {
  /**
   * Refuses what cannot be measured, before anything is written.
   *
   * @throws org.dynconv.error.UserException if the backend is unknown, cannot run here, or has no
   *     two ways
   */
  public void check() {
    new CrossoverBench(this, MaskedLayer.ofResNet().getFirst()).requireTwoWays();
  }

  /**
   * The settings as JSON's kinds.
   *
   * @return by name
   */
  public Map<String, Object> canonical() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", "crossover");
    map.put("seed", seed.value());
    map.put("threads", threads);
    map.put("backend", backend);
    map.put("batch", batch);
    map.put("turns", turns.turns());
    map.put("turn-seconds", turns.turnSeconds());
    return map;
  }
}
