package org.dynconv.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A {@code TFRecord} frame: the length as a little-endian 64-bit number, its masked CRC-32C, the
 * content, its masked CRC-32C (TensorFlow, {@code tensorflow/core/lib/io/record_writer.h}).
 */
final class RecordFrame {
  /** TensorFlow's {@code crc32c::Mask}: rotate right by 15 bits and add this. */
  private static final int MASK_DELTA = 0xa282ead8;

  private static final int MASK_ROTATION = 15;

  private RecordFrame() {}

  static byte[] of(byte[] content) {
    ByteBuffer frame =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + content.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(content.length);
    frame.putInt(maskedCrc(frame.array(), Long.BYTES));
    frame.put(content);
    frame.putInt(maskedCrc(content, content.length));
    return frame.array();
  }

  private static int maskedCrc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), MASK_ROTATION) + MASK_DELTA;
  }
}
