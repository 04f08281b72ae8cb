package org.dynconv.weights;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The JSON header of a safetensors file, each entry consistent in itself. */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  /** One tensor; {@code begin} and {@code end} are bytes from the start of the data. */
  record Entry(String name, ElementType type, List<Long> shape, long begin, long end) {}

  static SafetensorsHeader parse(String source, byte[] json) {
    return new SafetensorsHeaderParser(source).parse(json);
  }

  /** An entry whose shape needs exactly the bytes that its offsets give. */
  static Entry entry(
      String source, String name, ElementType type, List<Long> shape, List<Long> offsets) {
    String tensor = "tensor \"" + Printable.shortened(name) + "\"";
    if (offsets.size() != 2 || offsets.get(1) < offsets.get(0)) {
      throw SafetensorsReader.broken(source, tensor + " has the data_offsets " + shown(offsets));
    }
    long needed = type.bytes();
    try {
      for (long extent : shape) {
        needed = Math.multiplyExact(needed, extent);
      }
    } catch (ArithmeticException e) {
      throw SafetensorsReader.broken(source, tensor + " has the impossible shape " + shown(shape));
    }
    long given = offsets.get(1) - offsets.get(0);
    if (needed != given) {
      throw SafetensorsReader.broken(
          source,
          tensor
              + " of type "
              + type
              + " and shape "
              + shown(shape)
              + " needs "
              + needed
              + " bytes, its data_offsets give "
              + given);
    }
    return new Entry(name, type, List.copyOf(shape), offsets.get(0), offsets.get(1));
  }

  static ElementType type(String source, String name, String typeName) {
    return ElementType.named(typeName)
        .orElseThrow(
            () ->
                SafetensorsReader.broken(
                    source,
                    "tensor \""
                        + Printable.shortened(name)
                        + "\" has the type \""
                        + Printable.shortened(typeName)
                        + "\", known are "
                        + Arrays.toString(ElementType.values())));
  }

  private static String shown(List<Long> numbers) {
    return numbers.size() > 16 ? numbers.subList(0, 16) + " and more" : numbers.toString();
  }
}
