package org.dynconv.experiments.registry;

/**
 * The numbers that a setting may have.
 *
 * @param least the lower bound
 * @param leastIncluded whether the lower bound itself is allowed
 * @param most the upper bound, itself allowed; infinite for none
 */
record Bounds(double least, boolean leastIncluded, double most) {
  /** Over 0 and up to 1. */
  static final Bounds FRACTION = new Bounds(0, false, 1);

  /** 0 to 1. */
  static final Bounds SHARE = from(0, 1);

  /** Over 0. */
  static final Bounds POSITIVE = new Bounds(0, false, Double.POSITIVE_INFINITY);

  /** 0 or more. */
  static final Bounds NOT_NEGATIVE = from(0, Double.POSITIVE_INFINITY);

  static Bounds from(double least, double most) {
    return new Bounds(least, true, most);
  }

  boolean hold(double value) {
    boolean low = leastIncluded ? value >= least : value > least;
    return low && value <= most && Double.isFinite(value);
  }

  String described() {
    boolean open = Double.isInfinite(most);
    if (leastIncluded) {
      return open
          ? "of %s or more".formatted(plain(least))
          : "from %s to %s".formatted(plain(least), plain(most));
    }
    return open
        ? "over %s".formatted(plain(least))
        : "over %s and up to %s".formatted(plain(least), plain(most));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
