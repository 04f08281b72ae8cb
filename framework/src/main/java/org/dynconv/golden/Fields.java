package org.dynconv.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dynconv.error.UserException;

/** A JSON object whose fields have to be there; errors name the file and the field's path. */
record Fields(String file, String path, JsonNode node) {
  Fields object(String name) {
    return optional(name).orElseThrow(() -> missing(name, "an object"));
  }

  Optional<Fields> optional(String name) {
    JsonNode child = node.path(name);
    return child.isObject()
        ? Optional.of(new Fields(file, path + "." + name, child))
        : Optional.empty();
  }

  List<Fields> list(String name) {
    JsonNode child = node.path(name);
    if (!child.isArray() || child.isEmpty()) {
      throw missing(name, "a list");
    }
    List<Fields> items = new ArrayList<>();
    for (int i = 0; i < child.size(); i++) {
      items.add(new Fields(file, path + "." + name + "[" + i + "]", child.get(i)));
    }
    return items;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    node.path(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  String text(String name) {
    JsonNode child = node.path(name);
    if (!child.isTextual()) {
      throw missing(name, "a text");
    }
    return child.textValue();
  }

  int integer(String name) {
    JsonNode child = node.path(name);
    if (!child.canConvertToInt() || !child.isIntegralNumber()) {
      throw missing(name, "a whole number");
    }
    return child.intValue();
  }

  double number(String name) {
    JsonNode child = node.path(name);
    if (!child.isNumber()) {
      throw missing(name, "a number");
    }
    return child.doubleValue();
  }

  boolean flag(String name) {
    JsonNode child = node.path(name);
    if (!child.isBoolean()) {
      throw missing(name, "true or false");
    }
    return child.booleanValue();
  }

  UserException wrong(String name, String value, String expected) {
    return new UserException(
        file + ": " + path + "." + name + " is \"" + value + "\", expected " + expected + ".");
  }

  private UserException missing(String name, String expected) {
    return new UserException(
        file
            + ": "
            + path
            + "."
            + name
            + " must be "
            + expected
            + " but is "
            + node.path(name)
            + ".");
  }
}
