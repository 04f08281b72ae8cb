package org.dynconv.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.dynconv.architecture.Architecture;

/** Weights for tests: every tensor of a network, filled with numbers of a seed. */
public final class RandomWeights {
  private RandomWeights() {}

  /** Kernels scaled for their inputs, statistics as of a trained network, variances positive. */
  public static StateDict of(Architecture architecture, long seed) {
    Random random = new Random(seed);
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    for (ParameterNames.Entry entry : ParameterNames.of(architecture).tensors()) {
      long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
      if (entry.role() == ParameterNames.Role.BATCH_COUNT) {
        tensors.put(entry.name(), HostTensor.of(new long[] {random.nextInt(1000)}));
        continue;
      }
      float[] values = new float[Math.toIntExact(entry.size())];
      double scale = shape.length < 2 ? 0.3 : Math.sqrt(2.0 * shape[0] / values.length);
      boolean positive = shape.length == 1 && !entry.name().endsWith("bias");
      for (int i = 0; i < values.length; i++) {
        double value = scale * random.nextGaussian();
        values[i] =
            (float) (positive && !entry.name().endsWith("mean") ? 0.5 + Math.abs(value) : value);
      }
      tensors.put(entry.name(), HostTensor.of(values, shape));
    }
    return new StateDict(tensors);
  }
}
