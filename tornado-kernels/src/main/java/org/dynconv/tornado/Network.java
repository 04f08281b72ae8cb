package org.dynconv.tornado;

import java.util.ArrayList;
import java.util.List;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.ImmutableTaskGraph;

/** A plan as one task graph, with the arrays that the host reads and writes. */
final class Network {
  private final Plan plan;
  private final DeviceBuffers buffers;
  private final MaskSteps masks;
  private final Parameters parameters = new Parameters();
  private final Program program = new Program();

  Network(Plan plan, int maxBatch, ForcedMasks forced) {
    this.plan = plan;
    this.buffers = new DeviceBuffers(plan, maxBatch, program);
    this.masks = new MaskSteps(plan, buffers, forced, parameters, program);
    ConvolutionSteps convolutions = new ConvolutionSteps(buffers, masks, parameters, program);
    PoolingSteps pooling = new PoolingSteps(buffers, program);
    for (Operation operation : plan.operations()) {
      switch (operation) {
        case Operation.Convolution conv -> convolutions.convolution(conv);
        case Operation.Depthwise conv -> convolutions.depthwise(conv);
        case Operation.Linear linear -> convolutions.linear(linear);
        case Operation.MaskUnit unit -> masks.decide(unit);
        case Operation.Dilate dilate -> masks.list(dilate.mask());
        case Operation.Subsample step -> pooling.subsample(step);
        case Operation.MaxPool pool -> pooling.maximum(pool);
        case Operation.AveragePool pool -> pooling.average(pool);
      }
    }
  }

  Plan plan() {
    return plan;
  }

  DeviceBuffers buffers() {
    return buffers;
  }

  List<DeviceMask> masks() {
    return masks.masks();
  }

  GridScheduler grids() {
    return program.grids();
  }

  /** How many kernels there are. */
  int kernels() {
    return program.size();
  }

  ImmutableTaskGraph graph() {
    program.keep(parameters.array());
    List<Object> onDemand = new ArrayList<>();
    for (DeviceMask mask : masks()) {
      onDemand.add(mask.logits());
      onDemand.add(mask.mask());
      onDemand.add(mask.dilated());
    }
    return program.graph(
        List.of(buffers.images(), buffers.batch()), buffers.map(plan.output()), onDemand);
  }
}
