package org.dynconv.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads event files by the rules of the format, with a CRC-32C of its own: TFRecord frames (length,
 * masked check sum, content, masked check sum), each a protocol buffer.
 */
public final class EventReader {
  private EventReader() {}

  /** A value of an event: a number or a picture. */
  public record Entry(long step, String tag, Float number, byte[] png, int height, int width) {}

  /** The fields of every event, check sums proven. */
  public static List<UnknownFieldSet> events(Path file) throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<UnknownFieldSet> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] head = new byte[8];
      bytes.get(head);
      assertThat(bytes.getInt()).as("check sum of the length").isEqualTo(maskedCrc(head));
      long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
      byte[] content = new byte[Math.toIntExact(length)];
      bytes.get(content);
      assertThat(bytes.getInt()).as("check sum of the content").isEqualTo(maskedCrc(content));
      events.add(UnknownFieldSet.parseFrom(content));
    }
    return events;
  }

  /** The values of a file; its first event must be the format's version. */
  public static List<Entry> entries(Path file) throws Exception {
    List<UnknownFieldSet> events = events(file);
    assertThat(text(events.getFirst(), 3)).isEqualTo("brain.Event:2");
    List<Entry> entries = new ArrayList<>();
    for (UnknownFieldSet event : events.subList(1, events.size())) {
      for (UnknownFieldSet value : messages(message(event, 5), 1)) {
        entries.add(entry(event.getField(2).getVarintList().getFirst(), value));
      }
    }
    return entries;
  }

  private static Entry entry(long step, UnknownFieldSet value) throws Exception {
    String tag = text(value, 1);
    if (value.hasField(2)) {
      float number = Float.intBitsToFloat(value.getField(2).getFixed32List().getFirst());
      return new Entry(step, tag, number, null, 0, 0);
    }
    UnknownFieldSet image = message(value, 4);
    assertThat(image.getField(3).getVarintList()).as("RGB").containsExactly(3L);
    return new Entry(
        step,
        tag,
        null,
        image.getField(4).getLengthDelimitedList().getFirst().toByteArray(),
        image.getField(1).getVarintList().getFirst().intValue(),
        image.getField(2).getVarintList().getFirst().intValue());
  }

  /** An event's time in seconds since 1970. */
  public static double wallTime(UnknownFieldSet event) {
    return Double.longBitsToDouble(event.getField(1).getFixed64List().getFirst());
  }

  private static String text(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().getFirst().toStringUtf8();
  }

  private static UnknownFieldSet message(UnknownFieldSet parent, int field) throws Exception {
    return messages(parent, field).getFirst();
  }

  private static List<UnknownFieldSet> messages(UnknownFieldSet parent, int field)
      throws Exception {
    List<UnknownFieldSet> messages = new ArrayList<>();
    for (var bytes : parent.getField(field).getLengthDelimitedList()) {
      messages.add(UnknownFieldSet.parseFrom(bytes));
    }
    return messages;
  }

  /** Bit by bit, polynomial 0x1EDC6F41 reflected; masked as TensorFlow's crc32c.h says. */
  public static int maskedCrc(byte[] bytes) {
    int crc = ~0;
    for (byte b : bytes) {
      crc ^= b & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
      }
    }
    crc = ~crc;
    return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
  }
}
