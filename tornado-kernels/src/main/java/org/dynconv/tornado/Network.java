package org.dynconv.tornado;

import java.util.ArrayList;
import java.util.List;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.ImmutableTaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** A plan as task graphs, with the arrays that the host reads and writes. */
final class Network {
  private final Plan plan;
  private final DeviceBuffers buffers;
  private final MaskSteps masks;
  private final Parameters parameters = new Parameters();
  private final Program program = new Program();
  private final Graphs graphs;

  Network(Plan plan, int maxBatch, ForcedMasks forced) {
    this(plan, maxBatch, forced, Graphs.MOST_NODES);
  }

  /** With room for so many nodes in a task graph. */
  Network(Plan plan, int maxBatch, ForcedMasks forced, int mostNodes) {
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
    program.keep(parameters.array());
    this.graphs = new Graphs(program, mostNodes);
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
    return graphs.grids();
  }

  /** How many kernels there are. */
  int kernels() {
    return program.kernels().size();
  }

  /** The number of the task graph that has to be asked for an array. */
  int graphOf(Object array) {
    return graphs.first(array);
  }

  /** The output on the device. */
  FloatArray result() {
    return buffers.map(plan.output());
  }

  /** The task graphs, to be run one after the other. */
  List<ImmutableTaskGraph> graphs() {
    List<Object> onDemand = new ArrayList<>();
    onDemand.add(result());
    for (DeviceMask mask : masks()) {
      onDemand.add(mask.logits());
      onDemand.add(mask.mask());
      onDemand.add(mask.dilated());
    }
    return graphs.build(program.resident(), List.of(buffers.images(), buffers.batch()), onDemand);
  }
}
