package org.dynconv.report;

import java.util.List;

/**
 * How long one block takes, alone or as one of several in a row, at several densities of its mask.
 *
 * @param block network and block
 * @param batch images at a time
 * @param runner what ran it, and by which rule
 * @param points by density, ascending
 * @param dense seconds of the block without a mask unit
 */
public record BlockTimes(String block, int batch, String runner, List<Point> points, Spread dense) {
  /** Copies the points. */
  public BlockTimes {
    points = List.copyOf(points);
  }

  /**
   * One density.
   *
   * @param density share of the mask's positions that are on
   * @param dilated share of the dilated mask's
   * @param work share of the block's conditional multiply-accumulates that is left: active
   *     positions of all its convolutions, each weighed by what a position costs
   * @param seconds a batch, by turn
   */
  public record Point(double density, double dilated, double work, Spread seconds) {}

  /**
   * Time against active positions.
   *
   * @return the line through the medians, in seconds for the whole block's {@link Point#work}
   */
  public LineFit fit() {
    return LineFit.of(points, Point::work, point -> point.seconds().median());
  }

  /**
   * What a mask without any active position costs.
   *
   * @return the line's intercept as a share of the dense block's time
   */
  public double interceptShare() {
    return fit().intercept() / dense.median();
  }
}
