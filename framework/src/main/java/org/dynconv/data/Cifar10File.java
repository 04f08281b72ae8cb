package org.dynconv.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dynconv.error.UserException;

/**
 * One file of the official binary version: records of 3,073 bytes, each a label and then 1,024 red,
 * 1,024 green and 1,024 blue values, row by row.
 */
final class Cifar10File {
  static final int RECORDS = 10_000;
  static final int RECORD = 3073;
  static final int CLASSES = 10;

  private static final int PLANE = 1024;
  private static final int IMAGE = 3 * PLANE;

  private final byte[] labels;
  private final byte[] pixels;

  private Cifar10File(byte[] labels, byte[] pixels) {
    this.labels = labels;
    this.pixels = pixels;
  }

  /** Reads a file that must be whole, unless a shorter one of whole records is allowed. */
  static Cifar10File read(Path path, boolean allowShort, Sha256 sum) {
    byte[] bytes = bytes(path);
    checkLength(path, bytes.length, allowShort);
    int records = bytes.length / RECORD;
    byte[] labels = new byte[records];
    byte[] pixels = new byte[records * IMAGE];
    for (int record = 0; record < records; record++) {
      int start = record * RECORD;
      labels[record] = checkedLabel(path, record, start, bytes[start] & 0xff);
      for (int p = 0; p < PLANE; p++) {
        int to = record * IMAGE + 3 * p;
        pixels[to] = bytes[start + 1 + p];
        pixels[to + 1] = bytes[start + 1 + PLANE + p];
        pixels[to + 2] = bytes[start + 1 + 2 * PLANE + p];
      }
    }
    sum.add(bytes);
    return new Cifar10File(labels, pixels);
  }

  private static byte[] bytes(Path path) {
    try {
      long expected = (long) RECORDS * RECORD;
      long size = Files.size(path);
      if (size > expected) {
        throw new UserException(
            "%s is too long: %d bytes, where CIFAR-10 has %d (%d records of %d). What follows record %d, from byte %d on, does not belong there. Remove the folder and run ./dynconv data get cifar10."
                .formatted(path, size, expected, RECORDS, RECORD, RECORDS - 1, expected));
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UserException("%s cannot be read: %s.".formatted(path, e.getMessage()), e);
    }
  }

  private static void checkLength(Path path, int size, boolean allowShort) {
    int record = size / RECORD;
    int rest = size % RECORD;
    if (rest != 0 || record == 0) {
      throw new UserException(
          "%s is cut off: record %d starts at byte %d and the file ends at byte %d, where a record has %d bytes. Remove the folder and run ./dynconv data get cifar10."
              .formatted(path, record, record * RECORD, size, RECORD));
    }
    if (record < RECORDS && !allowShort) {
      String remedy =
          path.endsWith(Cifar10.TEST_FILE)
              ? "To measure on these %d images only, set short-test=true; the count is then in every record and table. For all of them"
                  .formatted(record)
              : "Remove the folder and";
      throw new UserException(
          "%s is short: it ends after record %d, at byte %d, where CIFAR-10 has %d records. %s run ./dynconv data get cifar10."
              .formatted(path, record - 1, size, RECORDS, remedy));
    }
  }

  private static byte checkedLabel(Path path, int record, int offset, int label) {
    if (label >= CLASSES) {
      throw new UserException(
          "%s is not a CIFAR-10 file: record %d has label %d at byte %d, and labels are 0 to %d. Remove the folder and run ./dynconv data get cifar10."
              .formatted(path, record, label, offset, CLASSES - 1));
    }
    return (byte) label;
  }

  int size() {
    return labels.length;
  }

  int label(int record) {
    return labels[record];
  }

  /** Copies {@code [32, 32, 3]} pixels. */
  void pixels(int record, byte[] target, int offset) {
    System.arraycopy(pixels, record * IMAGE, target, offset, IMAGE);
  }
}
