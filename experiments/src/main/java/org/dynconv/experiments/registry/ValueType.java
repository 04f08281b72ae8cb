package org.dynconv.experiments.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * What a setting's value may be: parsed from the words of a YAML file or the command line.
 *
 * @param <T> the parsed value
 */
interface ValueType<T> {
  /**
   * Parses a value.
   *
   * @param words one for a single value, any number for a list
   * @throws BadValue if it is no value of this type; the message says what was expected
   */
  T parse(List<String> words) throws BadValue;

  /** The value as JSON's kinds: text, number, truth value, list. */
  Object canonical(T value);

  /** What is expected, as the end of the phrase "expected …". */
  String expected();

  /** Whether a value has several words. */
  boolean list();

  /**
   * A value of one word.
   *
   * @param <T> the parsed value
   * @param expected what is expected
   * @param parser reads the word
   * @param writer gives the value as one of JSON's kinds
   */
  record Single<T>(String expected, Parser<T> parser, Writer<T> writer) implements ValueType<T> {
    /** Reads one word. */
    interface Parser<T> {
      T parse(String word) throws BadValue;
    }

    /** Gives the value as one of JSON's kinds. */
    interface Writer<T> {
      Object write(T value);
    }

    @Override
    public T parse(List<String> words) throws BadValue {
      if (words.size() != 1) {
        throw new BadValue("expected " + expected + ", not a list of " + words.size());
      }
      return parser.parse(words.getFirst());
    }

    @Override
    public Object canonical(T value) {
      return writer.write(value);
    }

    @Override
    public boolean list() {
      return false;
    }
  }

  /**
   * A list of values.
   *
   * @param <T> one parsed value
   * @param item what an item may be
   * @param least how many items there must be
   */
  record Several<T>(Single<T> item, int least) implements ValueType<List<T>> {
    @Override
    public List<T> parse(List<String> words) throws BadValue {
      if (words.size() < least) {
        throw new BadValue("expected " + expected() + ", not an empty list");
      }
      List<T> items = new ArrayList<>();
      List<String> mistakes = new ArrayList<>();
      for (String word : words) {
        try {
          items.add(item.parser().parse(word));
        } catch (BadValue e) {
          mistakes.add(e.getMessage());
        }
      }
      if (!mistakes.isEmpty()) {
        throw new BadValue(String.join("; ", mistakes));
      }
      return List.copyOf(items);
    }

    @Override
    public Object canonical(List<T> value) {
      return value.stream().map(item::canonical).toList();
    }

    @Override
    public String expected() {
      return "a list, each item " + item.expected();
    }

    @Override
    public boolean list() {
      return true;
    }
  }
}
