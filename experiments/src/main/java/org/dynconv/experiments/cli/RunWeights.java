package org.dynconv.experiments.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dynconv.error.Suggestion;
import org.dynconv.error.UserException;
import org.dynconv.experiments.run.ExperimentRunner;
import org.dynconv.run.ModelResult;
import org.dynconv.run.RunStore;
import org.dynconv.run.StoredRun;

/** The weights that a run left, one file for each of its models. */
record RunWeights(StoredRun run) {
  /**
   * Finds a run.
   *
   * @param runs the folder of all runs
   * @param text what the user typed
   */
  static RunWeights of(Path runs, String text) {
    return new RunWeights(new RunStore(runs).find(text));
  }

  /** The file of a model; with no name given, of the only one. */
  Path file(String model) {
    List<String> models = run.record().results().stream().map(ModelResult::model).toList();
    String chosen = model;
    if (chosen == null) {
      if (models.size() != 1) {
        throw new UserException(
            run.folder()
                + ": has "
                + models.size()
                + " finished models"
                + (models.isEmpty() ? "." : "; choose one with --model: " + list(models) + "."));
      }
      chosen = models.getFirst();
    }
    if (!models.contains(chosen)) {
      throw new UserException(
          run.folder()
              + ": has no finished model \""
              + chosen
              + "\"."
              + Suggestion.didYouMean(chosen, models)
              + (models.isEmpty() ? "" : " There are: " + list(models) + "."));
    }
    Path file = ExperimentRunner.weights(run.folder(), chosen);
    if (!Files.exists(file)) {
      throw new UserException(file + ": is missing. Run the experiment again.");
    }
    return file;
  }

  private static String list(List<String> models) {
    return String.join(", ", models);
  }
}
