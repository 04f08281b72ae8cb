package org.dynconv.tornado;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.dynconv.error.UserException;
import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.ExecutionTimes;
import org.dynconv.inference.Shape;
import org.dynconv.inference.TimedExecutable;
import uk.ac.manchester.tornado.api.ImmutableTaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.TornadoProfilerResult;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.ProfilerMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.exceptions.TornadoOutOfMemoryException;

/** Runs a network on a device. */
final class TornadoExecutable implements TimedExecutable {
  private final Network network;
  private final TornadoExecutionPlan execution;
  private final int graphs;
  private TornadoExecutionResult last;
  private int lastBatch;
  private long firstCall;
  private boolean closed;

  TornadoExecutable(Network network, TornadoDevice device) {
    this.network = network;
    List<ImmutableTaskGraph> all = network.graphs();
    this.graphs = all.size();
    this.execution = new TornadoExecutionPlan(all.toArray(ImmutableTaskGraph[]::new));
    execution.withDevice(device).withGridScheduler(network.grids());
  }

  @Override
  public void run(float[] images, int batch, float[] output) {
    requireOpen();
    int in = batch * network.plan().inputShape().elements();
    int out = batch * network.plan().outputShape().elements();
    if (batch < 1
        || batch > network.buffers().maxBatch()
        || images.length < in
        || output.length < out) {
      throw new IllegalArgumentException(
          "batch %d of at most %d with %d and %d values"
              .formatted(batch, network.buffers().maxBatch(), images.length, output.length));
    }
    long start = System.nanoTime();
    MemorySegment to = network.buffers().images().getSegment();
    MemorySegment.copy(images, 0, to, ValueLayout.JAVA_FLOAT, 0, in);
    network.buffers().batch().set(0, batch);
    for (int graph = 0; graph < graphs; graph++) {
      last = execute(graph);
    }
    lastBatch = batch;
    fetch(network.result());
    copyOutput(batch, output);
    if (firstCall == 0) {
      firstCall = System.nanoTime() - start;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the executable is closed");
    }
  }

  private TornadoExecutionResult execute(int graph) {
    try {
      return execution.withGraph(graph).execute();
    } catch (TornadoOutOfMemoryException e) {
      throw new UserException(
          "The network does not fit the device's memory: "
              + e.getMessage()
              + " Use a smaller --batch.");
    }
  }

  private void fetch(Object array) {
    execution.withGraph(network.graphOf(array));
    last.transferToHost(array);
  }

  /** Leaves the padding out. */
  private void copyOutput(int batch, float[] output) {
    Shape shape = network.plan().outputShape();
    int number = network.plan().output();
    long pitch = (long) network.buffers().pitch(number) * Float.BYTES;
    MemorySegment from = network.result().getSegment();
    int channels = shape.channels();
    for (int position = 0; position < batch * shape.positions(); position++) {
      MemorySegment.copy(
          from, ValueLayout.JAVA_FLOAT, position * pitch, output, position * channels, channels);
    }
  }

  @Override
  public BlockMasks masks(int mask) {
    requireRun();
    DeviceMask found = network.masks().get(mask);
    fetch(found.logits());
    fetch(found.mask());
    fetch(found.dilated());
    return found.copy(lastBatch);
  }

  /**
   * {@inheritDoc}
   *
   * <p>TornadoVM's profiler waits after every kernel, so runs go without: this repeats the last one
   * with it.
   */
  @Override
  public ExecutionTimes times() {
    requireOpen();
    requireRun();
    execution.withProfiler(ProfilerMode.SILENT);
    long in = 0;
    long kernels = 0;
    for (int graph = 0; graph < graphs; graph++) {
      // The numbers are those of the graph that ran last.
      TornadoProfilerResult times = execute(graph).getProfilerResult();
      in += times.getDeviceWriteTime();
      kernels += times.getDeviceKernelTime();
    }
    execution.withoutProfiler();
    // The profiler does not count what is asked for afterwards. Nothing else is under way here.
    long start = System.nanoTime();
    fetch(network.result());
    return new ExecutionTimes(in, kernels, System.nanoTime() - start, firstCall);
  }

  private void requireRun() {
    if (last == null) {
      throw new IllegalStateException("nothing ran yet");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        execution.withAllGraphs();
        execution.close();
      } catch (TornadoExecutionPlanException e) {
        throw new IllegalStateException("the device's memory could not be freed", e);
      }
    }
  }
}
