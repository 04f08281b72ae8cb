package org.dynconv.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON header of a safetensors file, each entry consistent in itself. */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";

  /** One tensor; {@code begin} and {@code end} are bytes from the start of the data. */
  record Entry(String name, ElementType type, List<Long> shape, long begin, long end) {}

  static SafetensorsHeader parse(String source, byte[] json) {
    JsonNode root;
    try {
      JsonFactory strict =
          JsonFactory.builder()
              .configure(
                  com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION, true)
              .build();
      ObjectMapper mapper = new ObjectMapper(strict);
      try (JsonParser parser = strict.createParser(json)) {
        root = mapper.readTree(parser);
        if (parser.nextToken() != null) {
          throw SafetensorsReader.broken(source, "something follows the header's JSON object");
        }
      }
    } catch (JsonProcessingException e) {
      throw SafetensorsReader.broken(source, "its header is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw SafetensorsReader.broken(source, "its header is no JSON: " + e.getMessage());
    }
    if (root == null || !root.isObject()) {
      throw SafetensorsReader.broken(source, "its header is no JSON object");
    }
    List<Entry> entries = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    root.properties()
        .forEach(
            property -> {
              if (property.getKey().equals(METADATA)) {
                property
                    .getValue()
                    .properties()
                    .forEach(text -> metadata.put(text.getKey(), text.getValue().asText()));
              } else {
                entries.add(entry(source, property.getKey(), property.getValue()));
              }
            });
    return new SafetensorsHeader(entries, metadata);
  }

  private static Entry entry(String source, String name, JsonNode node) {
    String typeName = node.path("dtype").asText("");
    ElementType type =
        ElementType.named(typeName)
            .orElseThrow(
                () ->
                    SafetensorsReader.broken(
                        source,
                        "tensor \""
                            + name
                            + "\" has the type \""
                            + typeName
                            + "\", known are "
                            + Arrays.toString(ElementType.values())));
    long[] shape = numbers(source, name, "shape", node.path("shape"));
    long[] offsets = numbers(source, name, "data_offsets", node.path("data_offsets"));
    if (offsets.length != 2 || offsets[1] < offsets[0]) {
      throw SafetensorsReader.broken(
          source, "tensor \"" + name + "\" has the data_offsets " + Arrays.toString(offsets));
    }
    long needed = type.bytes();
    try {
      for (long extent : shape) {
        needed = Math.multiplyExact(needed, extent);
      }
    } catch (ArithmeticException e) {
      throw SafetensorsReader.broken(
          source, "tensor \"" + name + "\" has the impossible shape " + Arrays.toString(shape));
    }
    if (needed != offsets[1] - offsets[0]) {
      throw SafetensorsReader.broken(
          source,
          "tensor \""
              + name
              + "\" of type "
              + type
              + " and shape "
              + Arrays.toString(shape)
              + " needs "
              + needed
              + " bytes, its data_offsets give "
              + (offsets[1] - offsets[0]));
    }
    return new Entry(name, type, Arrays.stream(shape).boxed().toList(), offsets[0], offsets[1]);
  }

  private static long[] numbers(String source, String name, String field, JsonNode node) {
    if (!node.isArray()) {
      throw SafetensorsReader.broken(
          source, "tensor \"" + name + "\" has no list \"" + field + "\"");
    }
    long[] values = new long[node.size()];
    for (int i = 0; i < values.length; i++) {
      JsonNode value = node.get(i);
      if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
        throw SafetensorsReader.broken(
            source,
            "tensor \""
                + name
                + "\" has "
                + value
                + " in \""
                + field
                + "\", where a whole number of at least 0 belongs");
      }
      values[i] = value.longValue();
    }
    return values;
  }
}
