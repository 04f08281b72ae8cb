package org.dynconv.inference.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.architecture.Size;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.Plan;
import org.dynconv.weights.RandomWeights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run allocates once its loops are compiled; vectors are objects until then. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int MOST_RUNS = 60_000;
  private static final int RUNS = 50;
  private static final long MOST_BYTES = 10 << 10;

  /** One image is shared by all threads; of several, each takes its own. */
  @ParameterizedTest
  @CsvSource({"resnet8-cifar, 1", "resnet8-cifar, 4", "mobilenetv2-cifar, 2"})
  void aCallAllocatesAlmostNothingAndItsKernelsNothing(String name, int batch) {
    Architecture network = Architectures.named(name).withMasks();
    Plan plan = Lowering.lower(network, RandomWeights.of(network, 1), Size.square(12));
    float[] images = new float[batch * plan.inputShape().elements()];
    float[] output = new float[batch * plan.outputShape().elements()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (i % 11 - 5) / 5f;
    }
    try (Executable executable =
        new VectorBackend().compile(plan, batch, CompileOptions.defaults().withThreads(2))) {
      long[] bytes = {Long.MAX_VALUE, Long.MAX_VALUE};
      for (int runs = 0; runs < MOST_RUNS && (bytes[0] > 0 || bytes[1] > 0); runs += RUNS) {
        bytes = allocated(() -> executable.run(images, batch, output));
      }

      assertThat(bytes[0]).as("bytes of a call, in the caller's thread").isLessThan(MOST_BYTES);
      assertThat(bytes[1]).as("bytes of a call, in the other thread").isZero();
    }
  }

  /** Bytes a call, of this thread and of the one that only ever runs kernels. */
  private static long[] allocated(Runnable call) {
    long helper = helper();
    long own = Thread.currentThread().threadId();
    long before = THREADS.getThreadAllocatedBytes(own);
    long helperBefore = THREADS.getThreadAllocatedBytes(helper);
    for (int i = 0; i < RUNS; i++) {
      call.run();
    }
    long after = THREADS.getThreadAllocatedBytes(own);
    return new long[] {
      (after - before) / RUNS, (THREADS.getThreadAllocatedBytes(helper) - helperBefore) / RUNS
    };
  }

  private static long helper() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("dynconv-inference-1"))
        .mapToLong(Thread::threadId)
        .max()
        .orElseThrow();
  }
}
