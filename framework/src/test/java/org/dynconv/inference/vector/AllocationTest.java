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
import org.junit.jupiter.params.provider.ValueSource;

/** What a run allocates once its loops are compiled; vectors are objects until then. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int MOST_RUNS = 20_000;
  private static final int RUNS = 20;
  private static final int BATCH = 4;
  private static final long MOST_BYTES = 10 << 10;

  @ParameterizedTest
  @ValueSource(strings = {"resnet8-cifar", "mobilenetv2-cifar"})
  void aCallAllocatesAlmostNothingAndItsKernelsNothing(String name) {
    Architecture network = Architectures.named(name).withMasks();
    Plan plan = Lowering.lower(network, RandomWeights.of(network, 1), Size.square(12));
    float[] images = new float[BATCH * plan.inputShape().elements()];
    float[] output = new float[BATCH * plan.outputShape().elements()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (i % 11 - 5) / 5f;
    }
    try (Executable executable =
        new VectorBackend().compile(plan, BATCH, CompileOptions.defaults().withThreads(2))) {
      long[] bytes = {Long.MAX_VALUE, Long.MAX_VALUE};
      for (int runs = 0; runs < MOST_RUNS && (bytes[0] > 0 || bytes[1] > 0); runs += RUNS) {
        bytes = allocated(RUNS, () -> executable.run(images, BATCH, output));
      }
      assertThat(bytes[0]).as("bytes of a call, in the caller's thread").isLessThan(MOST_BYTES);
      assertThat(bytes[1]).as("bytes of a call, in the other thread").isZero();

      // A single image is shared by all threads, whose loops are compiled anew where they differ.
      long[] shared = {Long.MAX_VALUE / 2, Long.MAX_VALUE / 2};
      for (int runs = 0; runs < MOST_RUNS && shared[0] + shared[1] >= MOST_BYTES; runs += RUNS) {
        shared = allocated(RUNS, () -> executable.run(images, 1, output));
      }
      assertThat(shared[0] + shared[1]).as("bytes of a shared call").isLessThan(MOST_BYTES);
    }
  }

  /** Bytes a call, of this thread and of the one that only ever runs kernels. */
  private static long[] allocated(int runs, Runnable call) {
    long helper = helper();
    long own = Thread.currentThread().threadId();
    long before = THREADS.getThreadAllocatedBytes(own);
    long helperBefore = THREADS.getThreadAllocatedBytes(helper);
    for (int i = 0; i < runs; i++) {
      call.run();
    }
    long after = THREADS.getThreadAllocatedBytes(own);
    return new long[] {
      (after - before) / runs, (THREADS.getThreadAllocatedBytes(helper) - helperBefore) / runs
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
