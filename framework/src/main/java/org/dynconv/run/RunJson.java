package org.dynconv.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/** The JSON dialect of run files: times as ISO-8601 text, unknown fields passed over. */
public final class RunJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(times())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final ObjectWriter LINE = MAPPER.writer();
  private static final ObjectWriter PAGE = MAPPER.writer(printer());

  private RunJson() {}

  /** One line, without its line feed. */
  static String line(Object value) {
    return write(LINE, value);
  }

  /**
   * An indented page for people, in UTF-8, the same bytes on every system.
   *
   * @param value a record, or JSON's kinds of values
   * @return the page, a line feed at its end
   */
  public static byte[] page(Object value) {
    return (write(PAGE, value) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static ObjectReader reader(Class<?> type) {
    return MAPPER.readerFor(type);
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a value JSON can hold: " + value, e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(indent);
    printer.indentObjectsWith(indent);
    return printer;
  }

  private static SimpleModule times() {
    return new SimpleModule("times")
        .addSerializer(Instant.class, ToStringSerializer.instance)
        .addDeserializer(Instant.class, new InstantReader());
  }

  private static final class InstantReader extends FromStringDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String value, DeserializationContext context)
        throws java.io.IOException {
      try {
        return Instant.parse(value);
      } catch (DateTimeException e) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, value, "not an ISO-8601 time");
      }
    }
  }
}
