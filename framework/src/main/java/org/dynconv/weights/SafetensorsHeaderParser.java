package org.dynconv.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dynconv.error.UserException;

/**
 * Reads a safetensors header token by token: no tree of the JSON is built, so that a hostile header
 * costs no more than it is long.
 */
final class SafetensorsHeaderParser {
  private static final String METADATA = "__metadata__";
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String source;

  SafetensorsHeaderParser(String source) {
    this.source = source;
  }

  SafetensorsHeader parse(byte[] json) {
    List<SafetensorsHeader.Entry> entries = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    if (json[0] != '{') {
      throw broken("its header does not begin with a brace");
    }
    try (JsonParser parser = STRICT.createParser(text(json))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(METADATA)) {
          metadata(parser, metadata);
        } else {
          entries.add(entry(parser, name));
        }
      }
      if (parser.nextToken() != null) {
        throw broken("something follows the header's JSON object");
      }
    } catch (JsonProcessingException e) {
      throw broken("its header is no JSON: " + Printable.shortened(e.getOriginalMessage()));
    } catch (IOException e) {
      throw broken("its header is no JSON: " + e.getMessage());
    }
    return new SafetensorsHeader(entries, metadata);
  }

  private String text(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw broken("its header is no UTF-8");
    }
  }

  private void metadata(JsonParser parser, Map<String, String> metadata) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw broken("its " + METADATA + " is no JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_STRING) {
        throw broken(
            "its " + METADATA + " has \"" + Printable.shortened(key) + "\", which is no text");
      }
      metadata.put(key, parser.getText());
    }
  }

  private SafetensorsHeader.Entry entry(JsonParser parser, String name) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw lacks(name, "description");
    }
    ElementType type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "dtype" -> {
          if (value != JsonToken.VALUE_STRING) {
            throw lacks(name, "text \"dtype\"");
          }
          type = SafetensorsHeader.type(source, name, parser.getText());
        }
        case "shape" -> shape = numbers(parser, name, field);
        case "data_offsets" -> offsets = numbers(parser, name, field);
        default -> parser.skipChildren();
      }
    }
    if (type == null) {
      throw lacks(name, "text \"dtype\"");
    }
    if (shape == null) {
      throw lacks(name, "list \"shape\"");
    }
    if (offsets == null) {
      throw lacks(name, "list \"data_offsets\"");
    }
    return SafetensorsHeader.entry(source, name, type, shape, offsets);
  }

  private List<Long> numbers(JsonParser parser, String name, String field) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw lacks(name, "list \"" + field + "\"");
    }
    List<Long> numbers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      boolean whole =
          parser.currentToken() == JsonToken.VALUE_NUMBER_INT
              && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
      if (!whole || parser.getLongValue() < 0) {
        throw broken(
            "tensor \""
                + Printable.shortened(name)
                + "\" has "
                + Printable.shortened(parser.getText())
                + " in \""
                + field
                + "\", where a whole number of at least 0 belongs");
      }
      numbers.add(parser.getLongValue());
    }
    return numbers;
  }

  private UserException lacks(String name, String what) {
    return broken("tensor \"" + Printable.shortened(name) + "\" has no " + what);
  }

  private UserException broken(String what) {
    return SafetensorsReader.broken(source, what);
  }
}
