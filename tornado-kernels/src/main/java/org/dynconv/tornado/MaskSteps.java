package org.dynconv.tornado;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dynconv.architecture.Extent;
import org.dynconv.inference.Coefficients;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Region;
import org.dynconv.inference.Shape;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Adds what decides masks, dilates them and lists their active positions. */
final class MaskSteps {
  private final DeviceBuffers buffers;
  private final ForcedMasks forced;
  private final Parameters parameters;
  private final Program program;
  private final List<DeviceMask> masks;

  /** Stands where no decisions are given. */
  private final IntArray nothing;

  /** What all blocks use in turn, sized for the largest. */
  private final Scratch scratch;

  private final List<IntArray> geometries = new ArrayList<>();

  /** The block whose positions are listed at this point of the program. */
  private int listed = -1;

  MaskSteps(
      Plan plan,
      DeviceBuffers buffers,
      ForcedMasks forced,
      Parameters parameters,
      Program program) {
    this.buffers = buffers;
    this.forced = forced;
    this.parameters = parameters;
    this.program = program;
    this.nothing = program.keep(new IntArray(1));
    MaskMaps maps = new MaskMaps(plan);
    this.masks =
        IntStream.range(0, plan.masks().size())
            .mapToObj(
                mask ->
                    DeviceMask.of(
                        plan.masks().get(mask),
                        maps.of(new Region(Extent.MASK, mask)),
                        maps.of(new Region(Extent.DILATED_MASK, mask)),
                        buffers.maxBatch(),
                        program))
            .toList();
    this.scratch = Scratch.of(masks, buffers.maxBatch(), program);
    masks.forEach(mask -> geometries.add(null));
  }

  List<DeviceMask> masks() {
    return masks;
  }

  /** The active positions of a region. */
  Positions positions(Region region) {
    if (listed != region.mask()) {
      list(region.mask());
    }
    return region.extent() == Extent.MASK ? scratch.positions() : scratch.largePositions();
  }

  /** The scores, the decisions and their dilation. */
  void decide(Operation.MaskUnit unit) {
    DeviceMask mask = masks.get(unit.mask());
    Shape in = buffers.shape(unit.input());
    FloatArray features = buffers.map(unit.input());
    IntArray batch = buffers.batch();
    int taps = unit.window().kernel() * unit.window().kernel();
    IntArray geometry =
        program.keep(
            MaskGeometry.of(
                mask.shape(),
                mask.map(),
                mask.largeMap(),
                in,
                unit.window(),
                buffers.pitch(unit.input()),
                buffers.maxBatch()));
    geometries.set(unit.mask(), geometry);
    geometry.set(Geometry.WEIGHTS, parameters.rows(unit.weights(), taps, 1));
    parameters.rows(Coefficients.of(unit.bias()), 1, 1);
    geometry.set(Geometry.BIAS, parameters.rows(unit.squeeze(), 1, 1f / in.positions()));
    int usual = unit.window().kernel() == 3 && unit.window().stride() == 1 ? 1 : 0;
    program.launch(
        "score",
        geometry.get(Geometry.ITEMS),
        id ->
            TaskPackage.createPackage(
                id,
                MaskUnitKernels::score,
                features,
                parameters.array(),
                batch,
                scratch.scores(),
                scratch.parts(),
                geometry,
                usual));
    boolean given = forced.forces(unit.block());
    IntArray decisions = given ? program.keep(decisions(mask.shape())) : nothing;
    int isGiven = given ? 1 : 0;
    program.launch(
        "decide",
        rows(mask),
        id ->
            TaskPackage.createPackage(
                id,
                DecisionKernels::decide,
                scratch.scores(),
                scratch.parts(),
                decisions,
                batch,
                mask.logits(),
                mask.mask(),
                mask.dilated(),
                mask.counts(),
                geometry,
                isGiven));
  }

  /** The given decisions of the largest batch. */
  private IntArray decisions(MaskShape shape) {
    int positions = shape.size().positions();
    byte[] values = new byte[Math.multiplyExact(positions, buffers.maxBatch())];
    for (int image = 0; image < buffers.maxBatch(); image++) {
      forced.apply(shape, image, values, image * positions);
    }
    IntArray given = new IntArray(values.length);
    for (int i = 0; i < values.length; i++) {
      given.set(i, values[i] != 0 ? 1 : 0);
    }
    return given;
  }

  private int rows(DeviceMask mask) {
    return buffers.maxBatch() * mask.shape().dilatedSize().height();
  }

  /** Lists the active positions of a mask and of its dilation. */
  void list(int number) {
    DeviceMask mask = masks.get(number);
    program.launch(
        "list",
        rows(mask),
        id ->
            TaskPackage.createPackage(
                id,
                CompactionKernels::list,
                mask.mask(),
                mask.dilated(),
                mask.counts(),
                buffers.batch(),
                scratch.positions().list(),
                scratch.positions().counts(),
                scratch.largePositions().list(),
                scratch.largePositions().counts(),
                geometries.get(number)));
    listed = number;
  }
}
