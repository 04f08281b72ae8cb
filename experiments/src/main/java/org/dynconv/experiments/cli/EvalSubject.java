package org.dynconv.experiments.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.dynconv.data.DataRoot;
import org.dynconv.data.Dataset;
import org.dynconv.data.Normalisation;
import org.dynconv.experiments.registry.Registry;
import org.dynconv.experiments.run.ExperimentData;
import org.dynconv.experiments.run.PlanFactory;
import org.dynconv.run.RunRecord;
import org.dynconv.weights.SafetensorsReader;
import org.dynconv.weights.StateDict;

/**
 * What is tested, and on what.
 *
 * @param network architecture and weights
 * @param images loads the test images
 * @param normalisation of the pixels
 */
record EvalSubject(NetworkWeights network, Supplier<Dataset> images, Normalisation normalisation) {
  /** A run's model on the test split that the run used. */
  static EvalSubject ofRun(Path runs, String run, String model, Path data) {
    RunWeights found = RunWeights.of(runs, run);
    Path file = found.file(model);
    StateDict weights = SafetensorsReader.read(file);
    RunRecord record = found.run().record();
    ExperimentData images =
        PlanFactory.plan(
                Registry.recorded(record.experiment(), record.configuration()),
                DataRoot.resolve(Optional.ofNullable(data)))
            .data()
            .get();
    return new EvalSubject(
        NetworkWeights.of(file.toString(), weights, weights.metadata().get("architecture"), false),
        images::test,
        images.normalisation());
  }
}
