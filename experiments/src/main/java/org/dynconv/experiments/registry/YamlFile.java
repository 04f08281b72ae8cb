package org.dynconv.experiments.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dynconv.error.UserException;
import org.dynconv.experiments.registry.YamlNode.Field;
import org.dynconv.experiments.registry.YamlNode.Items;
import org.dynconv.experiments.registry.YamlNode.Mapping;
import org.dynconv.experiments.registry.YamlNode.Scalar;

/**
 * Reads a YAML file with the line of every piece. Values stay the text they are written as: their
 * setting, not YAML, says what they mean.
 */
final class YamlFile {
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final Path file;
  private final YAMLParser parser;

  private YamlFile(Path file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Reads a file.
   *
   * @param file a YAML file with keys and values
   * @param problems gets the mistake of a file that is no YAML or holds no keys
   * @return its keys and values, unless it had such a mistake
   * @throws UserException if it cannot be read
   */
  static Optional<Mapping> read(Path file, Problems problems) {
    try (Reader reader = Files.newBufferedReader(file);
        YAMLParser parser = FACTORY.createParser(reader)) {
      return new YamlFile(file, parser).document(problems);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      String reason = e.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed");
      problems.add(new Origin.Line(file, line), "this is no valid YAML: " + reason);
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw new UserException(file + " is no text in UTF-8. Save it as UTF-8.", e);
    } catch (IOException e) {
      throw new UserException(
          "Cannot read " + file + " (" + e.getMessage() + "). Check the path and its permissions.",
          e);
    }
  }

  private Optional<Mapping> document(Problems problems) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      problems.add(new Origin.Line(file, 1), "expected lines of the form \"key: value\"");
      return Optional.empty();
    }
    Mapping mapping = mapping();
    if (parser.nextToken() != null) {
      problems.add(new Origin.Line(file, line()), "expected one document, but another begins here");
    }
    return Optional.of(mapping);
  }

  private YamlNode node() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping();
      case START_ARRAY -> items();
      case VALUE_NULL -> new Scalar(null, line());
      default -> new Scalar(parser.getText().strip(), line());
    };
  }

  private Mapping mapping() throws IOException {
    int begin = line();
    List<Field> fields = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      int line = line();
      String key = parser.currentName();
      parser.nextToken();
      fields.add(new Field(key, node(), line));
    }
    return new Mapping(List.copyOf(fields), begin);
  }

  private Items items() throws IOException {
    int begin = line();
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Items(List.copyOf(items), begin);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
