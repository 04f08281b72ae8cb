package org.dynconv.experiments.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dynconv.experiments.eval.EngineTester;
import org.dynconv.run.Configuration;
import org.dynconv.seed.RootSeed;
import org.dynconv.training.TrainingData;
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
 * @param testBackend name of a backend of the inference engine that tests every model too, if any
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
    Optional<String> testBackend,
    int galleryImages) {
  /** Copies the models. */
  public RunPlan {
    models = List.copyOf(models);
  }

  /** What tests a model beside libtorch, if anything does. */
  Optional<EngineTester> tester(ModelPlan model) {
    return testBackend.map(
        name -> EngineTester.of(name, TrainingData.EVALUATION_BATCH, model.settings().threads()));
  }

  /**
   * Refuses a backend that cannot test the models, before anything is trained.
   *
   * @throws org.dynconv.error.UserException if it is unknown, or cannot run here
   */
  void checkTesters() {
    models.forEach(model -> tester(model).ifPresent(tester -> tester.check(model.architecture())));
  }
}
