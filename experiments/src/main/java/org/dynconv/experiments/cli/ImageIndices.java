package org.dynconv.experiments.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dynconv.error.UserException;

/** Reads which images a user means: numbers from 0 and ranges, as in {@code 0,3..5}. */
final class ImageIndices {
  private static final Pattern ITEM = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");

  private ImageIndices() {}

  /**
   * The images' indices in the order given, each once.
   *
   * @param text as typed
   * @param size how many images there are
   */
  static int[] parse(String text, int size) {
    Set<Integer> indices = new LinkedHashSet<>();
    for (String item : text.split(",", -1)) {
      Matcher matcher = ITEM.matcher(item.strip());
      if (!matcher.matches()) {
        throw new UserException(
            "--images: expected numbers and ranges between commas, as in 0,3..5, not \""
                + text
                + "\".");
      }
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      if (last < first || last >= size) {
        throw new UserException(
            "--images: there is no \"" + item.strip() + "\": images are 0 to " + (size - 1) + ".");
      }
      for (int index = first; index <= last; index++) {
        indices.add(index);
      }
    }
    return indices.stream().mapToInt(Integer::intValue).toArray();
  }
}
