package org.dynconv.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.error.UserException;

/**
 * Reads the safetensors format: a 64-bit little-endian header length, a JSON header, then the
 * tensors' bytes, each little-endian and row-major, without gaps (<a
 * href="https://github.com/huggingface/safetensors">format</a>). Everything that the header says is
 * checked against the file before a byte of it is believed.
 */
public final class SafetensorsReader {
  /** The limit of the reference implementation. */
  private static final long MAX_HEADER = 100_000_000;

  private SafetensorsReader() {}

  /**
   * Reads a file. Its bytes are mapped, not copied.
   *
   * @param file the file
   * @return its tensors in the order of their bytes, and its metadata
   * @throws UserException if it is missing or not a whole safetensors file
   */
  public static StateDict read(Path file) {
    return WeightsFile.mapped(file, SafetensorsReader::parse);
  }

  /**
   * Reads from memory.
   *
   * @param source what to call it in errors
   * @param file all bytes of the file
   * @return its tensors in the order of their bytes, and its metadata
   * @throws UserException if it is not a whole safetensors file
   */
  public static StateDict parse(String source, ByteBuffer file) {
    ByteBuffer bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < 8) {
      throw broken(
          source, "it has " + bytes.remaining() + " bytes, and the header's length alone takes 8");
    }
    long headerLength = bytes.getLong(0);
    if (headerLength < 2 || headerLength > MAX_HEADER || headerLength > bytes.limit() - 8) {
      throw broken(
          source,
          "it gives its header "
              + Long.toUnsignedString(headerLength)
              + " bytes, but "
              + (bytes.limit() - 8)
              + " follow");
    }
    byte[] json = new byte[(int) headerLength];
    bytes.get(8, json);
    int dataStart = 8 + (int) headerLength;
    SafetensorsHeader header = SafetensorsHeader.parse(source, json);
    return new StateDict(tensors(source, header, bytes, dataStart), header.metadata());
  }

  private static Map<String, HostTensor> tensors(
      String source, SafetensorsHeader header, ByteBuffer bytes, int dataStart) {
    List<SafetensorsHeader.Entry> entries =
        header.entries().stream()
            .sorted(
                Comparator.comparingLong(SafetensorsHeader.Entry::begin)
                    .thenComparingLong(SafetensorsHeader.Entry::end))
            .toList();
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    long expected = 0;
    long available = (long) bytes.limit() - dataStart;
    for (SafetensorsHeader.Entry entry : entries) {
      if (entry.begin() != expected) {
        throw broken(
            source,
            "tensor \""
                + Printable.shortened(entry.name())
                + "\" begins at byte "
                + entry.begin()
                + " of the data, where byte "
                + expected
                + " was expected: tensors must neither overlap nor leave gaps");
      }
      if (entry.end() > available) {
        throw broken(
            source,
            "tensor \""
                + Printable.shortened(entry.name())
                + "\" ends at byte "
                + entry.end()
                + " of the data, but there are "
                + available);
      }
      ByteBuffer slice =
          bytes.slice(dataStart + (int) entry.begin(), (int) (entry.end() - entry.begin()));
      tensors.put(entry.name(), new HostTensor(entry.type(), shape(entry), slice));
      expected = entry.end();
    }
    if (expected != available) {
      throw broken(
          source,
          "the tensors end at byte " + expected + " of the data, but there are " + available);
    }
    return tensors;
  }

  private static long[] shape(SafetensorsHeader.Entry entry) {
    return entry.shape().stream().mapToLong(Long::longValue).toArray();
  }

  static UserException broken(String source, String what) {
    return new UserException(
        source + ": not a whole safetensors file: " + what + ". Fetch or write the file again.");
  }
}
