package org.dynconv.experiments.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dynconv.architecture.Size;
import org.dynconv.data.BatchLoader;
import org.dynconv.error.UserException;
import org.dynconv.run.EngineTest;
import org.dynconv.run.MetricsLog;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunFolder;
import org.dynconv.run.RunRecord;
import org.dynconv.training.Evaluation;
import org.dynconv.training.Evaluator;
import org.dynconv.training.TrainedModel;
import org.dynconv.training.Trainer;
import org.dynconv.training.TrainingData;
import org.dynconv.weights.SafetensorsReader;
import org.dynconv.weights.SafetensorsWriter;
import org.dynconv.weights.StateDict;

/**
 * Trains and tests every model of a plan, in one run folder. A folder whose run was cut goes on
 * where it stopped: models that have a result are left alone.
 */
public final class ExperimentRunner {
  private static final String WEIGHTS = "weights.safetensors";

  private final RunPlan plan;
  private final RunFolder folder;
  private final RunOutputs outputs;
  private final CleanStop stop;

  /**
   * Prepares a run.
   *
   * @param plan what to run
   * @param folder where everything goes; locked by this process
   * @param outputs where it shows what it does
   * @param stop asked after every step
   */
  ExperimentRunner(RunPlan plan, RunFolder folder, RunOutputs outputs, CleanStop stop) {
    this.plan = plan;
    this.folder = folder;
    this.outputs = outputs;
    this.stop = stop;
  }

  /**
   * Runs the models that have no result yet.
   *
   * @param record the run's record so far
   * @param data the images
   * @return the record with all results, still marked as running
   */
  public RunRecord run(RunRecord record, ExperimentData data) {
    RunRecord current = record.withData(data.summary());
    folder.save(current);
    for (ModelPlan model : plan.models()) {
      boolean finished =
          current.results().stream().anyMatch(result -> result.model().equals(model.name()));
      if (!finished) {
        current = current.withResult(run(model, data));
        folder.save(current);
      }
    }
    return current;
  }

  private ModelResult run(ModelPlan model, ExperimentData data) {
    Path models = modelFolder(model);
    MetricsLog log = folder.metrics();
    try (ProgressReporter reporter =
            new ProgressReporter(model, outputs.progress(), outputs.live());
        TensorBoardLog board = new TensorBoardLog(folder.path(), model.name(), log)) {
      EpochLog epochs =
          new EpochLog(
              model,
              log,
              reporter,
              stop,
              outputs.tensorboard() ? Optional.of(board) : Optional.empty());
      TrainedModel trained;
      try (Trainer trainer =
          new Trainer(
              model.architecture(),
              model.settings(),
              data.forTraining(),
              plan.seed(),
              plan.initial().orElse(new StateDict(Map.of())),
              models,
              epochs)) {
        trained = trainer.train();
      }
      BatchLoader images =
          TrainingData.evaluationOrder(data.test(), data.normalisation(), plan.seed());
      Evaluation test =
          Evaluator.evaluate(
              model.architecture(), trained.weights(), images, model.settings().threads());
      SafetensorsWriter.write(models.resolve(WEIGHTS), described(model, trained));
      Size size = new Size(data.test().height(), data.test().width());
      Optional<EngineTest> engine =
          plan.tester(model)
              .map(
                  tester ->
                      tester.test(
                          model.architecture(),
                          SafetensorsReader.read(models.resolve(WEIGHTS)),
                          size,
                          images));
      Optional<Double> validation = epochs.validationTop1(trained.epoch());
      return ModelRun.result(model, trained, validation, test, engine, size);
    }
  }

  /** The weights with what a later command needs to know of them. */
  private static StateDict described(ModelPlan model, TrainedModel trained) {
    return new StateDict(
        trained.weights().tensors(),
        Map.of(
            "architecture", model.architecture().name(),
            "masked", Boolean.toString(model.architecture().masked()),
            "epoch", Integer.toString(trained.epoch() + 1)));
  }

  private Path modelFolder(ModelPlan model) {
    Path path = folder.resolve("models/" + model.name());
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UserException(
          path
              + ": the folder cannot be made: "
              + e.getMessage()
              + ". Check rights and free space.",
          e);
    }
  }

  /**
   * Where a model's final weights lie.
   *
   * @param folder the run's folder
   * @param model the model's name
   * @return the file
   */
  public static Path weights(Path folder, String model) {
    return folder.resolve("models").resolve(model).resolve(WEIGHTS);
  }
}
