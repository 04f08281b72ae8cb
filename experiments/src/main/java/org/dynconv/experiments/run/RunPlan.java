package org.dynconv.experiments.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dynconv.run.Configuration;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.StateDict;

/**
 * A resolved experiment, ready to run.
 *
 * @param experiment its name
 * @param title one line that says what it is
 * @param configuration every setting, resolved
 * @param seed the root seed
 * @param data loads the images; called once
 * @param models in the order of the table
 * @param initial weights that training starts from, if any
 * @param galleryImages how many test images are drawn with their masks
 */
public record RunPlan(
    String experiment,
    String title,
    Configuration configuration,
    RootSeed seed,
    Supplier<ExperimentData> data,
    List<ModelPlan> models,
    Optional<StateDict> initial,
    int galleryImages) {
  /** Copies the models. */
  public RunPlan {
    models = List.copyOf(models);
  }
}
