package org.dynconv.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * TensorFlow's {@code Event} message in the wire format of protocol buffers; the numbers are the
 * fields' of {@code event.proto} and {@code summary.proto}.
 */
final class Event {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_SIMPLE = 2;
  private static final int VALUE_IMAGE = 4;
  private static final int IMAGE_HEIGHT = 1;
  private static final int IMAGE_WIDTH = 2;
  private static final int IMAGE_COLOURS = 3;
  private static final int IMAGE_ENCODED = 4;
  private static final int RGB = 3;

  private Event() {}

  /** The first event of each file. */
  static byte[] fileVersion(Instant when) {
    return message(
        event -> {
          event.writeDouble(WALL_TIME, seconds(when));
          event.writeString(FILE_VERSION, "brain.Event:2");
        });
  }

  static byte[] scalar(Instant when, long step, String tag, double value) {
    return summary(
        when,
        step,
        message(
            entry -> {
              entry.writeString(VALUE_TAG, tag);
              entry.writeFloat(VALUE_SIMPLE, (float) value);
            }));
  }

  static byte[] image(Instant when, long step, String tag, int height, int width, byte[] png) {
    byte[] image =
        message(
            out -> {
              out.writeInt32(IMAGE_HEIGHT, height);
              out.writeInt32(IMAGE_WIDTH, width);
              out.writeInt32(IMAGE_COLOURS, RGB);
              out.writeBytes(IMAGE_ENCODED, ByteString.copyFrom(png));
            });
    return summary(
        when,
        step,
        message(
            entry -> {
              entry.writeString(VALUE_TAG, tag);
              entry.writeByteArray(VALUE_IMAGE, image);
            }));
  }

  private static byte[] summary(Instant when, long step, byte[] value) {
    byte[] summary = message(out -> out.writeByteArray(SUMMARY_VALUE, value));
    return message(
        event -> {
          event.writeDouble(WALL_TIME, seconds(when));
          event.writeInt64(STEP, step);
          // An embedded message is written as its bytes are.
          event.writeByteArray(SUMMARY, summary);
        });
  }

  private static double seconds(Instant when) {
    return when.getEpochSecond() + when.getNano() / 1e9;
  }

  private interface Fields {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
