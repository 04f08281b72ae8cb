package org.dynconv.report;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A value measured several times.
 *
 * @param median the middle value
 * @param low the lower quartile: one disturbed turn does not move it
 * @param high the upper quartile
 */
public record Spread(double median, double low, double high) {
  /**
   * Of some values.
   *
   * @param values at least one
   * @return their median and quartiles
   */
  public static Spread of(double... values) {
    return new Spread(
        StatUtils.percentile(values, 50),
        StatUtils.percentile(values, 25),
        StatUtils.percentile(values, 75));
  }

  /**
   * Of the quotients of two series that were measured in turns: pair by pair, so that what slows a
   * whole turn slows both.
   *
   * @param above one value a turn
   * @param below one value a turn, as many
   * @return of {@code above[i] / below[i]}
   */
  public static Spread ofRatios(double[] above, double[] below) {
    if (above.length != below.length) {
      throw new IllegalArgumentException("turns differ: " + above.length + ", " + below.length);
    }
    double[] ratios = new double[above.length];
    Arrays.setAll(ratios, i -> above[i] / below[i]);
    return of(ratios);
  }

  /**
   * Half the distance between the quartiles, as a share of the median.
   *
   * @return 0 where all values are equal
   */
  public double relative() {
    return (high - low) / 2 / median;
  }
}
