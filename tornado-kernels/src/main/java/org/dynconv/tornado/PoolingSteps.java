package org.dynconv.tornado;

import org.dynconv.inference.Operation;
import org.dynconv.inference.Shape;
import org.dynconv.inference.Window;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Adds pooling and subsampling. */
final class PoolingSteps {
  private final DeviceBuffers buffers;
  private final Program program;

  PoolingSteps(DeviceBuffers buffers, Program program) {
    this.buffers = buffers;
    this.program = program;
  }

  void average(Operation.AveragePool pool) {
    Shape in = buffers.shape(pool.input());
    Shape out = buffers.shape(pool.output());
    FloatArray from = buffers.map(pool.input());
    FloatArray to = buffers.map(pool.output());
    int images = buffers.maxBatch();
    IntArray geometry = geometry(in, out, new Window(1, 1, 0, 0), pool.input(), images);
    program.launch(
        "average",
        images,
        Lanes.blocks(out.channels()),
        id ->
            TaskPackage.createPackage(
                id, PoolingKernels::average, from, buffers.batch(), to, geometry));
  }

  void maximum(Operation.MaxPool pool) {
    Shape in = buffers.shape(pool.input());
    Shape out = buffers.shape(pool.output());
    FloatArray from = buffers.map(pool.input());
    FloatArray to = buffers.map(pool.output());
    int items = buffers.positions(out);
    IntArray geometry = geometry(in, out, pool.window(), pool.input(), items);
    program.launch(
        "maximum",
        Lanes.padded(out.channels()),
        items,
        id ->
            TaskPackage.createPackage(
                id, PoolingKernels::maximum, from, buffers.batch(), to, geometry));
  }

  void subsample(Operation.Subsample step) {
    Shape in = buffers.shape(step.input());
    Shape out = buffers.shape(step.output());
    FloatArray from = buffers.map(step.input());
    FloatArray to = buffers.map(step.output());
    int items = buffers.positions(out);
    Window window = new Window(1, step.stride(), 0, step.channelsBefore());
    IntArray geometry = geometry(in, out, window, step.input(), items);
    program.launch(
        "subsample",
        Lanes.padded(out.channels()),
        items,
        id ->
            TaskPackage.createPackage(
                id, PoolingKernels::subsample, from, buffers.batch(), to, geometry));
  }

  private IntArray geometry(Shape in, Shape out, Window window, int input, int items) {
    return program.keep(
        Geometry.of(in, out, window, buffers.pitch(input), items, buffers.maxBatch()));
  }
}
