package org.dynconv.experiments.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Architecture;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.ParameterNames;
import org.dynconv.weights.ParameterNames.Entry;
import org.dynconv.weights.ParameterNames.Role;
import org.dynconv.weights.StateDict;

/**
 * Weights for timing: kernels normal with deviation {@code sqrt(2 / fan in)} (He et al. 2015), so
 * that activations keep their size through any depth and no logit is lost in rounding, batch norms
 * and biases as of a trained network.
 */
final class BenchWeights {
  private BenchWeights() {}

  static StateDict draw(Architecture architecture, RootSeed seed) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    for (Entry entry : ParameterNames.of(architecture).tensors()) {
      tensors.put(entry.name(), draw(entry, seed.generator("bench/" + entry.name())));
    }
    return new StateDict(tensors);
  }

  private static HostTensor draw(Entry entry, RandomGenerator random) {
    long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
    if (entry.role() == Role.BATCH_COUNT) {
      return HostTensor.of(new long[] {0});
    }
    float[] values = new float[Math.toIntExact(entry.size())];
    String name = entry.name();
    boolean centred = shape.length > 1 || name.endsWith(".bias") || name.endsWith(".running_mean");
    double deviation = shape.length > 1 ? Math.sqrt(2.0 * shape[0] / values.length) : 0.1;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (centred ? deviation * random.nextGaussian() : random.nextDouble(0.5, 1));
    }
    return HostTensor.of(values, shape);
  }
}
