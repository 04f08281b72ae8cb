package org.dynconv.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.Size;
import org.dynconv.inference.Backends;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.Plan;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.RandomWeights;
import org.junit.jupiter.api.Test;

/** Networks that are cut into several task graphs compute what the plain loops do. */
class SeveralGraphsTest {
  private static final int BATCH = 2;

  @Test
  void aCutAnywhereChangesNothing() {
    Plan plan = plan("resnet8-cifar", new Size(12, 12));
    for (int nodes : new int[] {1, 113}) {
      compare(plan, ForcedMasks.NONE, nodes, 2);
    }
  }

  @Test
  void aNetworkDeeperThanOneGraphRuns() {
    Plan plan = plan("resnet56-cifar", new Size(6, 6));
    RandomGenerator random = new RootSeed(11).generator("masks");
    Map<String, byte[]> masks = new LinkedHashMap<>();
    plan.masks()
        .forEach(
            mask -> {
              byte[] values = new byte[BATCH * mask.size().positions()];
              for (int i = 0; i < values.length; i++) {
                values[i] = (byte) random.nextInt(2);
              }
              masks.put(mask.block(), values);
            });
    compare(plan, ForcedMasks.of(masks), Graphs.MOST_NODES, 2);
  }

  private static Plan plan(String name, Size size) {
    Architecture architecture = Architectures.named(name).withMasks();
    return Lowering.lower(architecture, RandomWeights.of(architecture, 1), size);
  }

  private static void compare(Plan plan, ForcedMasks masks, int nodes, int atLeast) {
    Devices.Found device = TestDevice.require();
    RandomGenerator random = new RootSeed(5).generator("images");
    Network network = new Network(plan, BATCH, masks, nodes);
    assertThat(network.graphs()).as("graphs").hasSizeGreaterThanOrEqualTo(atLeast);
    CompileOptions options = CompileOptions.defaults().withForcedMasks(masks);
    try (Executable ours = new TornadoExecutable(network, device.device());
        Executable plain = Backends.named("reference").compile(plan, BATCH, options)) {
      for (int run = 0; run < 3; run++) {
        float[] images = new float[BATCH * plan.inputShape().elements()];
        for (int i = 0; i < images.length; i++) {
          images[i] = (float) random.nextGaussian();
        }
        float[] actual = run(ours, plan, images);
        float[] expected = run(plain, plan, images);
        float largest = 0;
        for (float value : expected) {
          largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).isPositive();
        assertThat(actual).containsExactly(expected, within(1e-4f * largest));
        for (int mask = 0; mask < plan.masks().size(); mask++) {
          assertThat(ours.masks(mask).mask()).isEqualTo(plain.masks(mask).mask());
          assertThat(ours.masks(mask).dilated()).isEqualTo(plain.masks(mask).dilated());
        }
      }
    }
  }

  private static float[] run(Executable executable, Plan plan, float[] images) {
    float[] output = new float[BATCH * plan.outputShape().elements()];
    executable.run(images, BATCH, output);
    return output;
  }
}
