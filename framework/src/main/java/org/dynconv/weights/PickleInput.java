package org.dynconv.weights;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.dynconv.error.UserException;

/** The operands of pickle operations, each checked against what is left of the file. */
final class PickleInput {
  private static final int MAX_NAME = 256;
  private static final int MAX_NUMBER_BYTES = 256;

  private final String source;
  private final ByteBuffer bytes;

  /** Reads from the buffer's start; {@code source} is the file's name for errors. */
  PickleInput(String source, ByteBuffer bytes) {
    this.source = source;
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  String source() {
    return source;
  }

  int position() {
    return bytes.position();
  }

  int remaining() {
    return bytes.remaining();
  }

  /** The next bytes, taken out without a copy. */
  ByteBuffer take(long length) {
    need(length);
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  int unsignedByte() {
    need(1);
    return bytes.get() & 0xff;
  }

  int unsignedShort() {
    need(2);
    return bytes.getShort() & 0xffff;
  }

  int int32() {
    need(4);
    return bytes.getInt();
  }

  long unsignedInt() {
    return int32() & 0xffff_ffffL;
  }

  long int64() {
    need(8);
    return bytes.getLong();
  }

  /** Pickles store floating-point numbers with the highest byte first. */
  double float64() {
    need(8);
    return Double.longBitsToDouble(Long.reverseBytes(bytes.getLong()));
  }

  /** A two's complement number, lowest byte first; no bytes are 0. */
  BigInteger whole(long length) {
    if (length < 0 || length > MAX_NUMBER_BYTES) {
      throw broken("a whole number of " + length + " bytes");
    }
    ByteBuffer number = take(length);
    byte[] highestFirst = new byte[(int) length];
    for (int i = 0; i < highestFirst.length; i++) {
      highestFirst[highestFirst.length - 1 - i] = number.get(i);
    }
    return highestFirst.length == 0 ? BigInteger.ZERO : new BigInteger(highestFirst);
  }

  String text(long length) {
    ByteBuffer utf8 = take(length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw broken("a text that is no UTF-8");
    }
  }

  /** A name up to the end of its line. */
  String line() {
    int start = bytes.position();
    int length = 0;
    while (unsignedByte() != '\n') {
      if (++length > MAX_NAME) {
        throw broken("a name of over " + MAX_NAME + " letters");
      }
    }
    byte[] name = new byte[length];
    bytes.get(start, name);
    return new String(name, StandardCharsets.UTF_8);
  }

  /** An error that names the file and the place in the pickle. */
  UserException broken(String what) {
    return PyTorchReader.broken(source, "its pickle has " + what + " (byte " + position() + ")");
  }

  private void need(long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw broken("an operand of " + length + " bytes, where " + bytes.remaining() + " are left");
    }
  }
}
