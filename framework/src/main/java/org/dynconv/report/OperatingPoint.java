package org.dynconv.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A model's place between cost and accuracy.
 *
 * @param name the model
 * @param macs multiply-accumulates per image
 * @param top1 accuracy, 0 to 1
 * @param halfWidth half the width of the accuracy's 95 % interval, on the same scale; NaN where it
 *     is not known
 */
public record OperatingPoint(String name, double macs, double top1, double halfWidth) {
  /**
   * The points that no other beats: none is at most as costly and at least as accurate, and better
   * in one of the two.
   *
   * @param points any points
   * @return the Pareto front, cheapest first; points that are equal in both stay together
   */
  public static List<OperatingPoint> paretoFront(List<OperatingPoint> points) {
    List<OperatingPoint> front = new ArrayList<>();
    for (OperatingPoint point : points) {
      if (points.stream().noneMatch(other -> other.beats(point))) {
        front.add(point);
      }
    }
    front.sort(Comparator.comparingDouble(OperatingPoint::macs));
    return List.copyOf(front);
  }

  private boolean beats(OperatingPoint other) {
    return macs <= other.macs && top1 >= other.top1 && (macs < other.macs || top1 > other.top1);
  }
}
