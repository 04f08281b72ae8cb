package org.dynconv.weights;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes as broken disks, cut downloads and attackers do. */
final class Mutations {
  private static final long[] INTERESTING = {
    0,
    1,
    -1,
    127,
    128,
    255,
    256,
    65535,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private Mutations() {}

  /** One to six changes. */
  static byte[] of(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(1, 7); i > 0 && bytes.length > 0; i--) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int other = random.nextInt(bytes.length);
    int length = random.nextInt(1, 17);
    switch (random.nextInt(7)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 3 -> {
        return spliced(bytes, at, Math.min(at + length, bytes.length), new byte[0]);
      }
      case 4 -> {
        byte[] copied = Arrays.copyOfRange(bytes, other, Math.min(other + length, bytes.length));
        return spliced(bytes, at, at, copied);
      }
      case 5 ->
          System.arraycopy(
              bytes, at, bytes, other, Math.min(length, bytes.length - Math.max(at, other)));
      default -> {
        long value = INTERESTING[random.nextInt(INTERESTING.length)];
        int width = 1 << random.nextInt(4);
        for (int i = 0; i < width && at + i < bytes.length; i++) {
          bytes[at + i] = (byte) (value >> (8 * i));
        }
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    byte[] result = new byte[bytes.length - (to - from) + middle.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result;
  }
}
