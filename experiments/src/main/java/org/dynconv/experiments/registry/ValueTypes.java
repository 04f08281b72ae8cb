package org.dynconv.experiments.registry;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.dynconv.architecture.Architectures;
import org.dynconv.error.Suggestion;
import org.dynconv.error.UserException;
import org.dynconv.experiments.bench.BenchSettings.Work;
import org.dynconv.experiments.registry.ValueType.Single;

/** The kinds of values that settings have. */
final class ValueTypes {
  /** Stricter than Java's own, which takes "1d", "0x1p3" and "NaN". */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

  private ValueTypes() {}

  static Single<String> text() {
    return new Single<>("text", word -> word, word -> word);
  }

  static Single<Boolean> truth() {
    String expected = "true or false";
    return new Single<>(
        expected,
        word ->
            switch (word) {
              case "true" -> true;
              case "false" -> false;
              default -> throw unfit(expected, word);
            },
        value -> value);
  }

  static Single<Integer> whole(int least, int most) {
    String expected =
        most == Integer.MAX_VALUE
            ? "a whole number, %d or more".formatted(least)
            : "a whole number from %d to %d".formatted(least, most);
    return new Single<>(
        expected, word -> (int) wholeNumber(word, least, most, expected), value -> value);
  }

  static Single<Long> seed() {
    String expected = "a whole number";
    return new Single<>(
        expected,
        word -> wholeNumber(word, Long.MIN_VALUE, Long.MAX_VALUE, expected),
        value -> value);
  }

  static Single<Double> number(Bounds bounds) {
    String expected = "a number " + bounds.described();
    return new Single<>(expected, word -> number(word, bounds, expected), value -> value);
  }

  /** One of an enum's constants, written in lower case with hyphens. */
  static <E extends Enum<E> & Named> Single<E> choice(Class<E> type) {
    List<String> labels = Arrays.stream(type.getEnumConstants()).map(Named::label).toList();
    String expected = "one of " + String.join(", ", labels);
    return new Single<>(
        expected,
        word -> {
          for (E constant : type.getEnumConstants()) {
            if (constant.label().equals(word)) {
              return constant;
            }
          }
          throw new BadValue(unfit(expected, word).getMessage() + suggestion(word, labels));
        },
        Named::label);
  }

  static Single<String> architecture() {
    return new Single<>(
        "the name of a network",
        word -> {
          try {
            Architectures.named(word);
            return word;
          } catch (UserException e) {
            throw new BadValue(e.getMessage());
          }
        },
        word -> word);
  }

  static Single<Work> work() {
    return new Single<>(
        "network:batch",
        word -> {
          try {
            Work work = Work.parse(word);
            Architectures.named(work.network());
            return work;
          } catch (UserException e) {
            throw new BadValue(e.getMessage());
          }
        },
        Work::toString);
  }

  static Single<Budget> budget() {
    String expected = "\"dense\" or a number " + Bounds.FRACTION.described();
    return new Single<>(
        expected,
        word ->
            word.equals("dense")
                ? new Budget.Dense()
                : new Budget.Fraction(number(word, Bounds.FRACTION, expected)),
        Budget::canonical);
  }

  static Single<Temperature> temperature() {
    String expected = "a temperature over 0, or epoch:temperature";
    return new Single<>(
        expected,
        word -> {
          int colon = word.indexOf(':');
          int epoch =
              colon < 0
                  ? 0
                  : (int) wholeNumber(word.substring(0, colon), 0, Integer.MAX_VALUE, expected);
          return new Temperature(
              epoch, number(word.substring(colon + 1), Bounds.POSITIVE, expected));
        },
        Temperature::canonical);
  }

  static Single<Path> path() {
    return new Single<>(
        "the path of a file",
        word -> {
          try {
            return Path.of(word);
          } catch (InvalidPathException e) {
            throw new BadValue("expected the path of a file, not \"" + word + "\"");
          }
        },
        Path::toString);
  }

  private static long wholeNumber(String word, long least, long most, String expected)
      throws BadValue {
    if (!WHOLE.matcher(word).matches()) {
      throw unfit(expected, word);
    }
    long value = Long.parseLong(word);
    if (value < least || value > most) {
      throw unfit(expected, word);
    }
    return value;
  }

  private static double number(String word, Bounds bounds, String expected) throws BadValue {
    if (!DECIMAL.matcher(word).matches()) {
      throw unfit(expected, word);
    }
    double value = Double.parseDouble(word);
    if (!bounds.hold(value)) {
      throw unfit(expected, word);
    }
    return value;
  }

  private static BadValue unfit(String expected, String word) {
    return new BadValue("expected " + expected + ", not \"" + word + "\"");
  }

  private static String suggestion(String word, List<String> labels) {
    String question = Suggestion.didYouMean(word, labels);
    return question.isEmpty() ? "" : "." + question;
  }
}
