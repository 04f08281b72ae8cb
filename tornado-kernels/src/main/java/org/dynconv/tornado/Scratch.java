package org.dynconv.tornado;

import java.util.List;
import java.util.function.ToIntFunction;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * Arrays that masked blocks use one after the other, sized for the largest block and batch.
 *
 * @param scores logits without the squeeze, {@code [image, row, column]}
 * @param parts of the squeeze, {@code [image, any]}
 * @param positions active positions of the mask's map
 * @param largePositions active positions of the dilated mask's map
 */
record Scratch(FloatArray scores, FloatArray parts, Positions positions, Positions largePositions) {
  static Scratch of(List<DeviceMask> masks, int maxBatch, Program program) {
    return new Scratch(
        program.keep(floats(masks, maxBatch, mask -> mask.shape().size().positions())),
        program.keep(
            floats(masks, maxBatch, mask -> Lanes.padded(MaskGeometry.groups(mask.shape())))),
        new Positions(
            program.keep(ints(masks, maxBatch, mask -> mask.map().positions())),
            program.keep(new IntArray(maxBatch))),
        new Positions(
            program.keep(ints(masks, maxBatch, mask -> mask.largeMap().positions())),
            program.keep(new IntArray(maxBatch))));
  }

  private static IntArray ints(
      List<DeviceMask> masks, int maxBatch, ToIntFunction<DeviceMask> size) {
    return new IntArray(most(masks, maxBatch, size));
  }

  private static FloatArray floats(
      List<DeviceMask> masks, int maxBatch, ToIntFunction<DeviceMask> size) {
    return new FloatArray(most(masks, maxBatch, size));
  }

  private static int most(List<DeviceMask> masks, int maxBatch, ToIntFunction<DeviceMask> size) {
    return Math.multiplyExact(maxBatch, masks.stream().mapToInt(size).max().orElse(1));
  }
}
