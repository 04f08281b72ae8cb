package org.dynconv.experiments.registry;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How the networks of an experiment are trained.
 *
 * @param epochs passes over the training images
 * @param batch images in a step
 * @param learningRate the learning rate; its peak, for one-cycle
 * @param schedule how the learning rate goes
 * @param milestones epochs at which the learning rate is multiplied by gamma, for steps; ascending
 * @param gamma the milestones' factor
 * @param warmup share of the training until the peak, for one-cycle
 * @param momentum of the gradient descent
 * @param weightDecay of the gradient descent
 * @param maskWeightDecay whether weight decay holds for mask units too
 * @param temperatures τ of the Gumbel-softmax from the epoch that is the key; has an entry for 0
 * @param noiseUntil share of the training during which mask units get noise
 * @param checkpointEvery steps between checkpoints within an epoch; 0 for one an epoch
 * @param seed the root seed
 * @param threads processor threads; 0 for all cores
 */
public record TrainingConfig(
    int epochs,
    int batch,
    double learningRate,
    ScheduleChoice schedule,
    List<Integer> milestones,
    double gamma,
    double warmup,
    double momentum,
    double weightDecay,
    boolean maskWeightDecay,
    NavigableMap<Integer, Double> temperatures,
    double noiseUntil,
    int checkpointEvery,
    long seed,
    int threads) {
  /** Copies the milestones and temperatures. */
  public TrainingConfig {
    milestones = List.copyOf(milestones);
    temperatures = Collections.unmodifiableNavigableMap(new TreeMap<>(temperatures));
  }

  static TrainingConfig of(ResolvedSettings settings) {
    NavigableMap<Integer, Double> temperatures = new TreeMap<>();
    for (Temperature item : settings.get(Settings.TAU)) {
      temperatures.put(item.epoch(), item.value());
    }
    return new TrainingConfig(
        settings.get(Settings.EPOCHS),
        settings.get(Settings.BATCH),
        settings.get(Settings.LEARNING_RATE),
        settings.get(Settings.SCHEDULE),
        settings.get(Settings.MILESTONES),
        settings.get(Settings.GAMMA),
        settings.get(Settings.WARMUP),
        settings.get(Settings.MOMENTUM),
        settings.get(Settings.WEIGHT_DECAY),
        settings.get(Settings.MASK_WEIGHT_DECAY),
        temperatures,
        settings.get(Settings.NOISE_UNTIL),
        settings.get(Settings.CHECKPOINT_EVERY),
        settings.get(Settings.SEED),
        settings.get(Settings.THREADS));
  }
}
