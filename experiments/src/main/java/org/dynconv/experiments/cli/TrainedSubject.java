package org.dynconv.experiments.cli;

import java.nio.file.Path;
import org.dynconv.error.UserException;
import org.dynconv.experiments.bench.TrainedNetwork;
import org.dynconv.run.ModelResult;
import org.dynconv.run.StoredRun;

/** A run's masked model, to be measured. */
final class TrainedSubject {
  private TrainedSubject() {}

  /**
   * Finds it.
   *
   * @param runs the folder of all runs
   * @param run what the user typed
   * @param model its name; null for the run's only one
   * @param data where data sets are, or null
   * @throws UserException if it is not there, or has no masks
   */
  static TrainedNetwork of(Path runs, String run, String model, Path data) {
    StoredRun stored = RunWeights.of(runs, run).run();
    EvalSubject subject = EvalSubject.ofRun(runs, run, model, data);
    ModelResult result =
        stored.record().results().stream()
            .filter(one -> model == null || one.model().equals(model))
            .findFirst()
            .orElseThrow();
    if (result.isDense()) {
      throw new UserException(
          stored.folder()
              + ": the model \""
              + result.model()
              + "\" has no masks. Choose one that has with --model.");
    }
    return new TrainedNetwork(
        stored.folder().getParent().getFileName()
            + "/"
            + stored.folder().getFileName()
            + ":"
            + result.model(),
        subject.network().architecture(),
        subject.network().weights(),
        result.targetBudget(),
        subject.images().get(),
        subject.normalisation());
  }
}
