package org.dynconv.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.Size;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.Plan;
import org.dynconv.seed.RootSeed;
import org.dynconv.weights.RandomWeights;
import org.junit.jupiter.api.Test;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoProfilerResult;
import uk.ac.manchester.tornado.api.enums.ProfilerMode;

/** What TornadoVM's own profiler says about compilations and devices. */
class OneCompilationTest {
  private static final int BATCH = 2;

  @Test
  void aHundredBatchesOfDifferentMasksCompileEachKernelOnceAndRunOnTheDevice() throws Exception {
    Devices.Found device = TestDevice.require();
    Architecture architecture = Architectures.named("resnet8-cifar").withMasks();
    Plan plan = Lowering.lower(architecture, RandomWeights.of(architecture, 1), new Size(12, 12));
    Network network = new Network(plan, BATCH, ForcedMasks.NONE);
    RandomGenerator random = new RootSeed(7).generator("images");
    Set<Integer> counts = new HashSet<>();
    try (TornadoExecutionPlan execution = new TornadoExecutionPlan(network.graph())) {
      execution.withDevice(device.device()).withGridScheduler(network.grids());
      execution.withProfiler(ProfilerMode.SILENT);
      for (int run = 0; run < 100; run++) {
        draw(network, random);
        var result = execution.execute();
        TornadoProfilerResult profile = result.getProfilerResult();
        if (run == 0) {
          String log = profile.getProfileLog();
          assertThat(occurrences(log, "TASK_COMPILE_GRAAL_TIME")).isEqualTo(network.kernels());
          String name = device.device().getPhysicalDevice().getDeviceName();
          assertThat(name).isNotBlank();
          assertThat(occurrences(log, "\"DEVICE\": \"" + name + "\"")).isEqualTo(network.kernels());
        } else {
          assertThat(profile.getTornadoCompilerTime()).as("run %d", run).isZero();
          assertThat(profile.getDriverInstallTime()).as("run %d", run).isZero();
        }
        DeviceMask mask = network.masks().getFirst();
        result.transferToHost(mask.logits(), mask.mask(), mask.dilated());
        counts.add(active(mask));
      }
    }
    assertThat(counts).as("different numbers of active positions").hasSizeGreaterThan(10);
  }

  private static void draw(Network network, RandomGenerator random) {
    network.buffers().batch().set(0, BATCH);
    int values = BATCH * network.plan().inputShape().elements();
    float mean = (float) random.nextGaussian();
    for (int i = 0; i < values; i++) {
      network.buffers().images().set(i, mean + (float) random.nextGaussian());
    }
  }

  private static int active(DeviceMask mask) {
    int sum = 0;
    for (int i = 0; i < BATCH * mask.shape().size().positions(); i++) {
      sum += mask.mask().get(i);
    }
    return sum;
  }

  private static long occurrences(String text, String what) {
    return Pattern.compile(Pattern.quote(what)).matcher(text).results().count();
  }
}
