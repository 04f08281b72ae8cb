package org.dynconv.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.manchester.tornado.api.ImmutableTaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoProfilerResult;
import uk.ac.manchester.tornado.api.enums.ProfilerMode;

/** What TornadoVM's own profiler says about compilations and devices. */
class OneCompilationTest {
  private static final int BATCH = 2;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aHundredBatchesOfDifferentMasksCompileEachKernelOnceAndRunOnTheDevice(boolean several)
      throws Exception {
    Devices.Found device = TestDevice.require();
    Architecture architecture = Architectures.named("resnet8-cifar").withMasks();
    Plan plan = Lowering.lower(architecture, RandomWeights.of(architecture, 1), new Size(12, 12));
    Network network = new Network(plan, BATCH, ForcedMasks.NONE, several ? 150 : Graphs.MOST_NODES);
    RandomGenerator random = new RootSeed(7).generator("images");
    Set<Integer> counts = new HashSet<>();
    List<ImmutableTaskGraph> graphs = network.graphs();
    assertThat(graphs).hasSize(several ? 4 : 1);
    try (TornadoExecutionPlan execution =
        new TornadoExecutionPlan(graphs.toArray(ImmutableTaskGraph[]::new))) {
      execution.withDevice(device.device()).withGridScheduler(network.grids());
      execution.withProfiler(ProfilerMode.SILENT);
      DeviceMask mask = network.masks().getFirst();
      for (int run = 0; run < 100; run++) {
        draw(network, random);
        StringBuilder logs = new StringBuilder();
        for (int graph = 0; graph < graphs.size(); graph++) {
          var result = execution.withGraph(graph).execute();
          TornadoProfilerResult profile = result.getProfilerResult();
          logs.append(profile.getProfileLog());
          if (run > 0) {
            assertThat(profile.getTornadoCompilerTime()).as("run %d", run).isZero();
            assertThat(profile.getDriverInstallTime()).as("run %d", run).isZero();
            long moved = profile.getTotalBytesCopyIn();
            assertThat(moved).as("bytes to the device").isLessThan(BATCH * 12 * 12 * 3 * 4 + 5000);
          }
          if (network.graphOf(mask.mask()) == graph) {
            result.transferToHost(mask.mask());
            counts.add(active(mask));
          }
        }
        if (run == 0) {
          String log = logs.toString();
          assertThat(occurrences(log, "TASK_COMPILE_GRAAL_TIME")).isEqualTo(network.kernels());
          String name = device.device().getPhysicalDevice().getDeviceName();
          assertThat(name).isNotBlank();
          assertThat(occurrences(log, "\"DEVICE\": \"" + name + "\"")).isEqualTo(network.kernels());
        }
      }
      execution.withAllGraphs();
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
