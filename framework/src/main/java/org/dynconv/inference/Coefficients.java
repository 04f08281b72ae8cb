package org.dynconv.inference;

import java.util.Arrays;

/** An immutable list of single-precision numbers: a layer's weights or biases. */
public final class Coefficients {
  private final float[] values;

  private Coefficients(float[] values) {
    this.values = values;
  }

  /**
   * Copies an array.
   *
   * @param values the numbers
   * @return the list
   */
  public static Coefficients of(float... values) {
    return new Coefficients(values.clone());
  }

  /**
   * One number.
   *
   * @param index from 0
   * @return the number
   */
  public float at(int index) {
    return values[index];
  }

  /**
   * How many there are.
   *
   * @return the length
   */
  public int size() {
    return values.length;
  }

  /**
   * All numbers.
   *
   * @return a new array
   */
  public float[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coefficients that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length + " coefficients";
  }
}
