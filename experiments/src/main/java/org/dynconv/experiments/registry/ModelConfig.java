package org.dynconv.experiments.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The networks of an experiment.
 *
 * @param architecture a name that {@link org.dynconv.architecture.Architectures#named} knows
 * @param budgets one model is trained for each
 * @param init a file with weights to start from; empty for random ones
 */
public record ModelConfig(String architecture, List<Budget> budgets, Optional<Path> init) {
  /** Copies the budgets. */
  public ModelConfig {
    budgets = List.copyOf(budgets);
  }

  static ModelConfig of(ResolvedSettings settings) {
    return new ModelConfig(
        settings.get(Settings.ARCHITECTURE),
        settings.get(Settings.BUDGET),
        settings.find(Settings.INIT));
  }
}
