package org.dynconv.tornado;

import org.dynconv.architecture.Size;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Shape;
import org.dynconv.inference.Window;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * Sizes of a mask, of its dilation, and of the maps that they are used on, behind those of the mask
 * unit's window in the same array.
 */
final class MaskGeometry {
  static final int HEIGHT = Geometry.SIZE;
  static final int WIDTH = Geometry.SIZE + 1;
  static final int LARGE_HEIGHT = Geometry.SIZE + 2;
  static final int LARGE_WIDTH = Geometry.SIZE + 3;
  static final int STRETCH = Geometry.SIZE + 4;

  /** Rows of the map that the mask is used on. */
  static final int MAP_HEIGHT = Geometry.SIZE + 5;

  static final int MAP_WIDTH = Geometry.SIZE + 6;

  /** Rows of the map that the dilated mask is used on, which can be one less than its own. */
  static final int LARGE_MAP_HEIGHT = Geometry.SIZE + 7;

  static final int LARGE_MAP_WIDTH = Geometry.SIZE + 8;

  /** Parts of the squeeze of one image, a whole number of vectors. */
  static final int PARTS = Geometry.SIZE + 9;

  private static final int SIZE = Geometry.SIZE + 10;

  private MaskGeometry() {}

  /** Packs the numbers of a mask unit and of its mask. */
  static IntArray of(
      MaskShape shape, Size map, Size largeMap, Shape in, Window window, int pitch, int maxBatch) {
    Shape out = Shape.of(shape.size(), 1);
    int items = Math.multiplyExact(maxBatch, groups(shape));
    IntArray numbers = new IntArray(SIZE);
    Geometry.fill(numbers, in, out, window, pitch, items, maxBatch);
    numbers.set(HEIGHT, shape.size().height());
    numbers.set(WIDTH, shape.size().width());
    numbers.set(LARGE_HEIGHT, shape.dilatedSize().height());
    numbers.set(LARGE_WIDTH, shape.dilatedSize().width());
    numbers.set(STRETCH, shape.stretch());
    numbers.set(MAP_HEIGHT, map.height());
    numbers.set(MAP_WIDTH, map.width());
    numbers.set(LARGE_MAP_HEIGHT, largeMap.height());
    numbers.set(LARGE_MAP_WIDTH, largeMap.width());
    numbers.set(PARTS, Lanes.padded(groups(shape)));
    return numbers;
  }

  /** Work items of the mask unit for one image. */
  static int groups(MaskShape shape) {
    return shape.size().height() * Positions.groups(shape.size().width());
  }
}
