package org.dynconv.tornado;

import java.util.ArrayList;
import java.util.List;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Shape;
import org.dynconv.inference.Window;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * A plan's feature maps on the device, for the largest batch: {@code [image, row, column, channel]}
 * with channels padded as {@link Lanes} says, and one position of zeros behind the last.
 */
final class DeviceBuffers {
  private final Plan plan;
  private final int maxBatch;
  private final List<FloatArray> maps = new ArrayList<>();
  private final FloatArray images;
  private final IntArray batch = new IntArray(1);

  /** Allocates everything, and adds the kernel that pads the images if they need that. */
  DeviceBuffers(Plan plan, int maxBatch, Program program) {
    this.plan = plan;
    this.maxBatch = maxBatch;
    Shape shape = plan.inputShape();
    this.images = zeros(Math.multiplyExact(positions(shape) + 1, shape.channels()));
    for (int number = 0; number < plan.buffers().size(); number++) {
      if (number == plan.input() && unpadded()) {
        maps.add(images);
      } else {
        Shape map = plan.buffers().get(number);
        int size = Math.multiplyExact(positions(map) + 1, Lanes.padded(map.channels()));
        maps.add(program.keep(zeros(size)));
      }
    }
    if (!unpadded()) {
      pad(program);
    }
  }

  /** Convolutions over all channels read any pitch; everything else takes whole blocks. */
  private boolean unpadded() {
    int input = plan.input();
    return plan.output() != input
        && plan.operations().stream()
            .allMatch(
                operation ->
                    switch (operation) {
                      case Operation.Convolution conv ->
                          conv.output() != input
                              && conv.residual().stream().noneMatch(r -> r.buffer() == input);
                      case Operation.Depthwise conv ->
                          conv.input() != input && conv.output() != input;
                      case Operation.MaskUnit unit -> unit.input() != input;
                      case Operation.Dilate dilate -> true;
                      case Operation.Subsample step ->
                          step.input() != input && step.output() != input;
                      case Operation.MaxPool pool ->
                          pool.input() != input && pool.output() != input;
                      case Operation.AveragePool pool ->
                          pool.input() != input && pool.output() != input;
                      case Operation.Linear linear -> linear.output() != input;
                    });
  }

  private void pad(Program program) {
    Shape shape = plan.inputShape();
    FloatArray padded = map(plan.input());
    int items = positions(shape);
    IntArray geometry =
        program.keep(
            Geometry.of(shape, shape, new Window(1, 1, 0, 0), shape.channels(), items, maxBatch));
    program.launch(
        "pad",
        Lanes.padded(shape.channels()),
        items,
        id -> TaskPackage.createPackage(id, PoolingKernels::pad, images, batch, padded, geometry));
  }

  int maxBatch() {
    return maxBatch;
  }

  /** The images as they come, {@code [image, row, column, channel]} without padding. */
  FloatArray images() {
    return images;
  }

  /** How many images there are in this run, one number. */
  IntArray batch() {
    return batch;
  }

  FloatArray map(int number) {
    return maps.get(number);
  }

  Shape shape(int number) {
    return plan.buffers().get(number);
  }

  /** Positions of the largest batch. */
  int positions(Shape shape) {
    return Math.multiplyExact(maxBatch, shape.positions());
  }

  /** Floats from one position to the next. */
  int pitch(int number) {
    int channels = shape(number).channels();
    return maps.get(number) == images ? channels : Lanes.padded(channels);
  }

  static FloatArray zeros(int size) {
    FloatArray array = new FloatArray(size);
    array.init(0f);
    return array;
  }
}
