package org.dynconv.experiments.registry;

/** What one model of an experiment may compute. */
public sealed interface Budget {
  /**
   * How the budget is written: {@code dense}, or the fraction.
   *
   * @return the written budget
   */
  String label();

  /**
   * The budget as one of JSON's kinds.
   *
   * @return the text {@code dense}, or the fraction as a number
   */
  Object canonical();

  /** A network without masks. */
  record Dense() implements Budget {
    @Override
    public String label() {
      return "dense";
    }

    @Override
    public Object canonical() {
      return label();
    }
  }

  /**
   * A masked network that is to use a fraction of its conditional multiply-accumulates.
   *
   * @param fraction over 0 and up to 1
   */
  record Fraction(double fraction) implements Budget {
    @Override
    public String label() {
      return String.valueOf(fraction);
    }

    @Override
    public Object canonical() {
      return fraction;
    }
  }
}
