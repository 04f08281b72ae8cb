package org.dynconv.experiments.eval;

import java.util.Map;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Size;
import org.dynconv.cost.ActivePositions;
import org.dynconv.data.Batch;
import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;
import org.dynconv.weights.StateDict;

/** Scores with one of the engine's backends. */
final class BackendClassifier implements Classifier {
  private final Plan plan;
  private final Executable executable;

  BackendClassifier(
      MaskedBackend backend,
      Architecture architecture,
      StateDict weights,
      Size size,
      int maxBatch,
      int threads) {
    this.plan = Lowering.lower(architecture, weights, size);
    this.executable =
        backend.compile(plan, maxBatch, CompileOptions.defaults().withThreads(threads));
  }

  @Override
  public float[] logits(Batch batch, Map<String, ActivePositions> active) {
    float[] logits = new float[batch.size() * plan.outputShape().elements()];
    executable.run(batch.images(), batch.size(), logits);
    for (int mask = 0; mask < plan.masks().size(); mask++) {
      BlockMasks masks = executable.masks(mask);
      for (int image = 0; image < batch.size(); image++) {
        active.merge(masks.shape().block(), masks.active(image), ActivePositions::plus);
      }
    }
    return logits;
  }

  @Override
  public void close() {
    executable.close();
  }
}
