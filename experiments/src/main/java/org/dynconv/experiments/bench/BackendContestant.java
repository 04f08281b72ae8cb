package org.dynconv.experiments.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dynconv.cost.ActivePositions;
import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.ExecutionTimes;
import org.dynconv.inference.MaskedBackend;
import org.dynconv.inference.Plan;
import org.dynconv.inference.TimedExecutable;

/** One of the engine's backends with one plan. */
final class BackendContestant implements Contestant {
  private final String name;
  private final Plan plan;
  private final Executable executable;
  private final float[] images;
  private final int batch;
  private final float[] output;

  /**
   * Compiles.
   *
   * @param images {@code [batch, …]} as the plan's input is
   */
  BackendContestant(
      MaskedBackend backend, Plan plan, float[] images, int batch, CompileOptions options) {
    this.name = backend.name();
    this.plan = plan;
    this.executable = backend.compile(plan, batch, options);
    this.images = images;
    this.batch = batch;
    this.output = new float[Math.multiplyExact(batch, plan.outputShape().elements())];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run() {
    executable.run(images, batch, output);
  }

  @Override
  public float[] logits() {
    return output.clone();
  }

  /** Active positions of the last run by masked block, summed over the images. */
  Map<String, ActivePositions> active() {
    Map<String, ActivePositions> sums = new LinkedHashMap<>();
    for (int number = 0; number < plan.masks().size(); number++) {
      BlockMasks masks = executable.masks(number);
      for (int image = 0; image < batch; image++) {
        sums.merge(masks.shape().block(), masks.active(image), ActivePositions::plus);
      }
    }
    return sums;
  }

  @Override
  public Optional<ExecutionTimes> times() {
    return executable instanceof TimedExecutable timed
        ? Optional.of(timed.times())
        : Optional.empty();
  }

  @Override
  public void close() {
    executable.close();
  }
}
