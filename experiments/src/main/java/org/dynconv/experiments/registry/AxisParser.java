package org.dynconv.experiments.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dynconv.error.UserException;

/** Reads the axes of a sweep from the command line: {@code budget=0.1,0.3 seed=0..2}. */
final class AxisParser {
  private static final Pattern RANGE =
      Pattern.compile(
          "(-?\\d{1,9}(?:\\.\\d{1,9})?)\\.\\.(-?\\d{1,9}(?:\\.\\d{1,9})?)(?::(\\d{1,9}(?:\\.\\d{1,9})?))?");

  private static final int MOST_VALUES = 1000;

  /** Settings whose value may itself hold commas: all of it is one value. */
  private static final Set<Setting<?>> WHOLE =
      Set.of(Settings.TITLE, Settings.REPRODUCES, Settings.INIT, Settings.MILESTONES, Settings.TAU);

  private AxisParser() {}

  static Axis parse(String word) {
    int equals = word.indexOf('=');
    if (equals < 1) {
      throw new UserException(
          "Expected key=value,value or key=first..last, as in budget=0.3,0.5 seed=0..2, not \""
              + word
              + "\".");
    }
    String key = word.substring(0, equals).strip();
    String text = word.substring(equals + 1).strip();
    if (Settings.find(key).filter(WHOLE::contains).isPresent()) {
      return new Axis(key, List.of(text));
    }
    List<String> values = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      Matcher range = RANGE.matcher(item.strip());
      if (range.matches()) {
        values.addAll(expand(word, range));
      } else {
        values.add(item.strip());
      }
    }
    return new Axis(key, values);
  }

  /** Decimal steps, so that 0.1..0.9:0.2 gives 0.3 and not 0.30000000000000004. */
  private static List<String> expand(String word, Matcher range) {
    BigDecimal last = new BigDecimal(range.group(2));
    BigDecimal step = range.group(3) == null ? BigDecimal.ONE : new BigDecimal(range.group(3));
    List<String> values = new ArrayList<>();
    BigDecimal value = new BigDecimal(range.group(1));
    while (value.compareTo(last) <= 0 && step.signum() > 0) {
      values.add(value.toPlainString());
      value = value.add(step);
      if (values.size() > MOST_VALUES) {
        throw new UserException(
            "\"" + word + "\" has over " + MOST_VALUES + " values. Sweep over fewer at a time.");
      }
    }
    if (values.isEmpty()) {
      throw new UserException(
          "The range in \""
              + word
              + "\" is empty: write the smaller number first, as in seed=0..2.");
    }
    return values;
  }
}
