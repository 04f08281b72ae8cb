package org.dynconv.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * A straight line through points by least squares.
 *
 * @param slope rise for one unit across
 * @param intercept height at zero
 * @param rSquared share of the variance that the line explains, 1 where all points lie on it
 */
public record LineFit(double slope, double intercept, double rSquared) {
  /**
   * Fits.
   *
   * @param <T> what a point is made of
   * @param points at least two, not all at the same place across
   * @param x across
   * @param y up
   * @return the line
   */
  public static <T> LineFit of(List<T> points, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
    SimpleRegression regression = new SimpleRegression();
    points.forEach(point -> regression.addData(x.applyAsDouble(point), y.applyAsDouble(point)));
    return new LineFit(regression.getSlope(), regression.getIntercept(), regression.getRSquare());
  }

  /**
   * The line's height somewhere.
   *
   * @param x across
   * @return up
   */
  public double at(double x) {
    return intercept + slope * x;
  }
}
