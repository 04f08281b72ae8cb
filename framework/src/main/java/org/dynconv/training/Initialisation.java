package org.dynconv.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.BlockKind;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.ParameterNames;
import org.dynconv.weights.ParameterNames.Entry;
import org.dynconv.weights.ParameterNames.Role;
import org.dynconv.weights.StateDict;

/**
 * First weights, as the authors' code draws them: convolutions, those of mask units too, normal
 * with standard deviation {@code sqrt(2 / (kernel² · out))} (He et al. 2015, fan out); batch norms
 * 1 and 0; linear layers and biases uniform within {@code 1 / sqrt(fan in)}, PyTorch's default.
 * MobileNetV2's classifier is normal with deviation 0.01 and no bias, as its published training has
 * it. Each tensor has a stream of its own, so that adding a mask unit changes no other weight.
 */
final class Initialisation {
  private Initialisation() {}

  static StateDict draw(Architecture architecture, RootSeed seed) {
    boolean mobile =
        architecture.blocks().stream()
            .anyMatch(block -> block.kind() == BlockKind.INVERTED_RESIDUAL);
    String classifier = architecture.head().classifier().name();
    Map<String, Entry> entries = ParameterNames.of(architecture).byName();
    Map<String, HostTensor> drawn = new LinkedHashMap<>();
    for (Entry entry : entries.values()) {
      if (entry.role() == Role.BATCH_COUNT) {
        drawn.put(entry.name(), HostTensor.of(new long[] {0}));
        continue;
      }
      RandomGenerator random = seed.generator("init/" + entry.name());
      float[] values = new float[Math.toIntExact(entry.size())];
      if (mobile && entry.name().startsWith(classifier + ".")) {
        fillNormal(values, random, entry.name().endsWith(".weight") ? 0.01 : 0);
      } else {
        fill(values, entry, entries, random);
      }
      drawn.put(
          entry.name(),
          HostTensor.of(values, entry.shape().stream().mapToLong(Long::longValue).toArray()));
    }
    return new StateDict(drawn);
  }

  private static void fill(
      float[] values, Entry entry, Map<String, Entry> entries, RandomGenerator random) {
    String layer = entry.name().substring(0, entry.name().lastIndexOf('.'));
    boolean batchNorm = entries.containsKey(layer + ".running_var");
    if (batchNorm) {
      boolean one = entry.name().endsWith(".weight") || entry.name().endsWith(".running_var");
      java.util.Arrays.fill(values, one ? 1 : 0);
    } else if (entry.shape().size() == 4) {
      double kernelArea = entry.shape().get(2) * entry.shape().get(3);
      fillNormal(values, random, Math.sqrt(2 / (kernelArea * entry.shape().get(0))));
    } else {
      Entry weight = entries.get(layer + ".weight");
      double bound = 1 / Math.sqrt(weight.size() / (double) weight.shape().get(0));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-bound, bound);
      }
    }
  }

  private static void fillNormal(float[] values, RandomGenerator random, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
  }
}
