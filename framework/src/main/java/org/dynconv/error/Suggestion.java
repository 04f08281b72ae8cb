package org.dynconv.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that a mistyped one most probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * The known name nearest in edit distance, when it is near enough to be a slip of the fingers (at
   * most a third of the letters differ, two for short names).
   *
   * @param given what the user wrote
   * @param known the names that would have been right
   * @return the nearest, or nothing when none is near
   */
  public static Optional<String> nearest(String given, Collection<String> known) {
    int limit = Math.max(2, given.length() / 3);
    return known.stream()
        .filter(name -> distance(given, name) <= limit)
        .min(
            Comparator.comparingInt((String name) -> distance(given, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * A half sentence for an error message: {@code " Did you mean \"budget\"?"}, or nothing.
   *
   * @param given what the user wrote
   * @param known the names that would have been right
   * @return the half sentence with a leading space, or an empty string
   */
  public static String didYouMean(String given, Collection<String> known) {
    return nearest(given, known).map(name -> " Did you mean \"" + name + "\"?").orElse("");
  }

  /** Levenshtein's distance, case ignored, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int replaced = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
