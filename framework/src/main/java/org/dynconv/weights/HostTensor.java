package org.dynconv.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An immutable tensor in the processor's memory: row-major, little-endian. Where it is read from a
 * file the bytes may be mapped, so that a large file costs no heap.
 */
public final class HostTensor {
  private final ElementType type;
  private final long[] shape;
  private final ByteBuffer data;

  /**
   * Wraps little-endian bytes.
   *
   * @param type the number format
   * @param shape extents, outermost first; empty for a scalar
   * @param data exactly as many bytes as the shape needs; not to be changed afterwards
   */
  public HostTensor(ElementType type, long[] shape, ByteBuffer data) {
    this.type = type;
    this.shape = shape.clone();
    this.data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (this.data.remaining() != Math.multiplyExact(count(shape), type.bytes())) {
      throw new IllegalArgumentException(
          type + Arrays.toString(shape) + " does not fit in " + this.data.remaining() + " bytes");
    }
  }

  /**
   * Makes a tensor of single-precision numbers.
   *
   * @param values row-major
   * @param shape extents, outermost first
   * @return the tensor
   */
  public static HostTensor of(float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return new HostTensor(ElementType.F32, shape, bytes);
  }

  /**
   * Makes a tensor of 64-bit integers.
   *
   * @param values row-major
   * @param shape extents, outermost first
   * @return the tensor
   */
  public static HostTensor of(long[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Long.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return new HostTensor(ElementType.I64, shape, bytes);
  }

  /**
   * The number format.
   *
   * @return how elements are stored
   */
  public ElementType type() {
    return type;
  }

  /**
   * The extents.
   *
   * @return a copy, outermost first
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * The number of elements.
   *
   * @return the product of the extents
   */
  public int size() {
    return data.limit() / type.bytes();
  }

  /**
   * The bytes.
   *
   * @return a read-only, little-endian view
   */
  public ByteBuffer bytes() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * All elements as single-precision numbers.
   *
   * @return a new array, row-major
   */
  public float[] floats() {
    float[] values = new float[size()];
    if (type == ElementType.F32) {
      bytes().asFloatBuffer().get(values);
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) number(i);
    }
    return values;
  }

  /**
   * All elements as double-precision numbers.
   *
   * @return a new array, row-major
   */
  public double[] doubles() {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(i);
    }
    return values;
  }

  /**
   * All elements of an integer tensor.
   *
   * @return a new array, row-major
   * @throws IllegalStateException if the elements are not integers
   */
  public long[] longs() {
    long[] values = new long[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case I64 -> data.getLong(i * 8);
            case I32 -> data.getInt(i * 4);
            case I16 -> data.getShort(i * 2);
            case I8 -> data.get(i);
            case U8, BOOL -> data.get(i) & 0xff;
            case F64, F32, F16, BF16 -> throw new IllegalStateException(type + " is no integer");
          };
    }
    return values;
  }

  private double number(int i) {
    return switch (type) {
      case F64 -> data.getDouble(i * 8);
      case F32 -> data.getFloat(i * 4);
      case F16 -> Float.float16ToFloat(data.getShort(i * 2));
      case BF16 -> Float.intBitsToFloat(data.getShort(i * 2) << 16);
      case I64 -> data.getLong(i * 8);
      case I32 -> data.getInt(i * 4);
      case I16 -> data.getShort(i * 2);
      case I8 -> data.get(i);
      case U8, BOOL -> data.get(i) & 0xff;
    };
  }

  private static long count(long[] shape) {
    long count = 1;
    for (long extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException("negative extent in " + Arrays.toString(shape));
      }
      count = Math.multiplyExact(count, extent);
    }
    return count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostTensor that
        && type == that.type
        && Arrays.equals(shape, that.shape)
        && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shape) * 31 + data.hashCode();
  }

  @Override
  public String toString() {
    return type + Arrays.toString(shape);
  }
}
