package org.dynconv.testing.conformance;

import java.util.List;

/**
 * Draws that make no case.
 *
 * @param tooLarge those that would take the oracle too long
 * @param undecidable those with a decision that rounding alone may tip, of which nothing can be
 *     said
 */
record LeftOut(int tooLarge, int undecidable) {
  static final LeftOut NOTHING = new LeftOut(0, 0);
  static final LeftOut TOO_LARGE = new LeftOut(1, 0);
  static final LeftOut UNDECIDABLE = new LeftOut(0, 1);

  LeftOut and(LeftOut other) {
    return new LeftOut(tooLarge + other.tooLarge, undecidable + other.undecidable);
  }

  static LeftOut of(List<PlanCase> cases) {
    return cases.stream().map(PlanCase::leftOut).reduce(NOTHING, LeftOut::and);
  }
}
