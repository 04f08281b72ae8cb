package org.dynconv.tornado;

import java.util.List;
import java.util.function.ToIntFunction;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * Arrays that masked blocks use one after the other, sized for the largest block and batch.
 *
 * @param squeeze parts of the squeeze, {@code [image, lane]}
 * @param counts active positions of the mask's rows
 * @param largeCounts active positions of the dilated mask's rows
 * @param positions active positions of the mask's map
 * @param largePositions active positions of the dilated mask's map
 */
record Scratch(
    FloatArray squeeze,
    IntArray counts,
    IntArray largeCounts,
    Positions positions,
    Positions largePositions) {
  static Scratch of(List<DeviceMask> masks, int maxBatch, Program program) {
    return new Scratch(
        program.keep(new FloatArray(maxBatch * Lanes.WIDTH)),
        program.keep(ints(masks, maxBatch, mask -> mask.shape().size().height())),
        program.keep(ints(masks, maxBatch, mask -> mask.shape().dilatedSize().height())),
        new Positions(
            program.keep(ints(masks, maxBatch, mask -> mask.map().positions())),
            program.keep(new IntArray(maxBatch))),
        new Positions(
            program.keep(ints(masks, maxBatch, mask -> mask.largeMap().positions())),
            program.keep(new IntArray(maxBatch))));
  }

  private static IntArray ints(
      List<DeviceMask> masks, int maxBatch, ToIntFunction<DeviceMask> size) {
    return new IntArray(
        Math.multiplyExact(maxBatch, masks.stream().mapToInt(size).max().orElse(1)));
  }
}
