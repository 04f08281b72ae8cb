package org.dynconv.tornado;

import org.dynconv.architecture.Size;
import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.MaskShape;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * One block's masks on the device, for the largest batch.
 *
 * @param shape sizes of one image's
 * @param logits {@code [image, row, column]}
 * @param mask 0 or 1, {@code [image, row, column]}
 * @param dilated 0 or 1, {@code [image, stretched row, stretched column]}
 * @param counts active positions of the mask on its map, {@code [image, row]}, and behind them
 *     those of the dilated mask on its map, {@code [image, stretched row]}
 * @param map rows and columns of the map that the mask is used on
 * @param largeMap rows and columns of the map that the dilated mask is used on
 */
record DeviceMask(
    MaskShape shape,
    FloatArray logits,
    IntArray mask,
    IntArray dilated,
    IntArray counts,
    Size map,
    Size largeMap) {
  static DeviceMask of(MaskShape shape, Size map, Size largeMap, int maxBatch, Program program) {
    int positions = Math.multiplyExact(maxBatch, shape.size().positions());
    int large = Math.multiplyExact(maxBatch, shape.dilatedSize().positions());
    int rows = shape.size().height() + shape.dilatedSize().height();
    return new DeviceMask(
        shape,
        program.keep(new FloatArray(positions)),
        program.keep(new IntArray(positions)),
        program.keep(new IntArray(large)),
        program.keep(new IntArray(Math.multiplyExact(maxBatch, rows))),
        map,
        largeMap);
  }

  /** What came back from the device, for the images of a run. */
  BlockMasks copy(int images) {
    float[] values = new float[images * shape.size().positions()];
    for (int i = 0; i < values.length; i++) {
      values[i] = logits.get(i);
    }
    return new BlockMasks(
        shape,
        images,
        values,
        bytes(mask, values.length),
        bytes(dilated, images * shape.dilatedSize().positions()));
  }

  private static byte[] bytes(IntArray from, int count) {
    byte[] to = new byte[count];
    for (int i = 0; i < count; i++) {
      to[i] = (byte) from.get(i);
    }
    return to;
  }
}
