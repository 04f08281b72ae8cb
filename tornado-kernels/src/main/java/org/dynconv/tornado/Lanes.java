package org.dynconv.tornado;

import uk.ac.manchester.tornado.api.types.vectors.Float16;
import uk.ac.manchester.tornado.api.types.vectors.Float4;

/**
 * Channels are handled sixteen at a time: every position's row is padded with zeros to a multiple
 * of that, so that no kernel has to look at the last few channels apart. TornadoVM compiles these
 * methods into the kernels that call them.
 */
final class Lanes {
  /** Channels of one block. */
  static final int WIDTH = 16;

  /** No activation; the numbers are compile-time constants of the kernels. */
  static final int NONE = 0;

  /** {@code max(x, 0)}. */
  static final int RELU = 1;

  /** {@code min(max(x, 0), 6)}. */
  static final int RELU6 = 2;

  /** There is no residual. */
  static final int NOTHING = 0;

  /** The residual is an array of its own. */
  static final int ELSEWHERE = 1;

  /** The residual is what the output holds. */
  static final int IN_PLACE = 2;

  private Lanes() {}

  /** Blocks that hold some channels. */
  static int blocks(int channels) {
    return (channels + WIDTH - 1) / WIDTH;
  }

  static int padded(int channels) {
    return blocks(channels) * WIDTH;
  }

  /** One value in every lane. */
  static Float16 all(float x) {
    return new Float16(x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x);
  }

  static Float16 multiplyAdd(Float16 sum, Float16 a, Float16 b) {
    return Float16.add(sum, Float16.mult(a, b));
  }

  static Float16 activate(Float16 x, int activation) {
    Float16 result = x;
    if (activation != NONE) {
      result = Float16.max(result, all(0f));
    }
    if (activation == RELU6) {
      result = Float16.min(result, all(6f));
    }
    return result;
  }

  /** The sum of all lanes, in a fixed order: four by four, as registers come apart best. */
  static float sum(Float16 x) {
    Float4 low =
        Float4.add(
            new Float4(x.getS0(), x.getS1(), x.getS2(), x.getS3()),
            new Float4(x.getS4(), x.getS5(), x.getS6(), x.getS7()));
    Float4 high =
        Float4.add(
            new Float4(x.getS8(), x.getS9(), x.getS10(), x.getS11()),
            new Float4(x.getS12(), x.getS13(), x.getS14(), x.getS15()));
    Float4 all = Float4.add(low, high);
    return (all.getX() + all.getY()) + (all.getZ() + all.getW());
  }
}
