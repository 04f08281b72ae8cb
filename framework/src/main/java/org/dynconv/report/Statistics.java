package org.dynconv.report;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * Statistics over repeated runs. What a sample is too small to tell is NaN, never a guess, and the
 * number of runs stands in every result.
 */
public final class Statistics {
  private static final double CONFIDENCE = 0.95;

  private Statistics() {}

  /**
   * A sample in short.
   *
   * @param n number of values
   * @param mean their mean; NaN for none
   * @param standardDeviation with n − 1 below the line; NaN for fewer than two
   * @param halfWidth half the width of the 95 % interval of the mean by Student's t; NaN for fewer
   *     than two
   */
  public record Summary(int n, double mean, double standardDeviation, double halfWidth) {}

  /**
   * Two methods compared over the same seeds.
   *
   * @param n number of pairs
   * @param difference mean of second minus first
   * @param halfWidth half the width of the difference's 95 % interval; NaN for fewer than two pairs
   * @param t Student's t of the paired test; infinite when all differences are equal and not 0, NaN
   *     for fewer than two pairs or when all are 0
   * @param p two-sided p-value; NaN where {@code t} is
   */
  public record Paired(int n, double difference, double halfWidth, double t, double p) {}

  /**
   * Summarises a sample.
   *
   * @param values one per run
   * @return mean, standard deviation and 95 % t-interval
   */
  public static Summary summarise(double... values) {
    int n = values.length;
    if (n < 2) {
      return new Summary(n, n == 0 ? Double.NaN : values[0], Double.NaN, Double.NaN);
    }
    DescriptiveStatistics sample = new DescriptiveStatistics(values);
    double deviation = sample.getStandardDeviation();
    double quantile = new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    return new Summary(n, sample.getMean(), deviation, quantile * deviation / Math.sqrt(n));
  }

  /**
   * Compares two methods by the paired t-test, for example at equal multiply-accumulates.
   *
   * @param first the first method's value by seed
   * @param second the second method's, in the same order of seeds
   * @return how much larger the second is, and how sure that is
   * @throws IllegalArgumentException when the two have different lengths
   */
  public static Paired compare(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "pairs need equal lengths, not " + first.length + " and " + second.length);
    }
    double[] differences = new double[first.length];
    Arrays.setAll(differences, seed -> second[seed] - first[seed]);
    Summary summary = summarise(differences);
    int n = summary.n();
    double t = summary.mean() / (summary.standardDeviation() / Math.sqrt(n));
    double p =
        Double.isNaN(t)
            ? Double.NaN
            : 2 * new TDistribution(n - 1).cumulativeProbability(-Math.abs(t));
    return new Paired(n, summary.mean(), summary.halfWidth(), t, p);
  }
}
