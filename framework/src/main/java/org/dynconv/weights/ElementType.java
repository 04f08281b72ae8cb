package org.dynconv.weights;

import java.util.Arrays;
import java.util.Optional;

/** The number formats of stored tensors, named as in the safetensors format. */
public enum ElementType {
  /** IEEE 754 double. */
  F64(8),
  /** IEEE 754 single. */
  F32(4),
  /** IEEE 754 half. */
  F16(2),
  /** The upper half of a single. */
  BF16(2),
  /** Signed, 64 bits. */
  I64(8),
  /** Signed, 32 bits. */
  I32(4),
  /** Signed, 16 bits. */
  I16(2),
  /** Signed, 8 bits. */
  I8(1),
  /** Unsigned, 8 bits. */
  U8(1),
  /** One byte, 0 or 1. */
  BOOL(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /**
   * Size of one element.
   *
   * @return bytes
   */
  public int bytes() {
    return bytes;
  }

  /**
   * Whether elements are whole numbers.
   *
   * @return true for integers and truth values
   */
  public boolean integer() {
    return switch (this) {
      case F64, F32, F16, BF16 -> false;
      case I64, I32, I16, I8, U8, BOOL -> true;
    };
  }

  /**
   * Finds a type by its name.
   *
   * @param name such as {@code F32}
   * @return the type, or nothing for a name that is not supported
   */
  public static Optional<ElementType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
