package org.dynconv.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.cost.ActivePositions;

/**
 * What a network did on a set of images.
 *
 * @param images how many
 * @param correct how many of them the best class was right for
 * @param active for each masked block, active positions summed over the images
 * @param imagesPerSecond throughput
 */
public record Evaluation(
    int images, int correct, Map<String, ActivePositions> active, double imagesPerSecond) {
  /** Copies the map. */
  public Evaluation {
    active = Collections.unmodifiableMap(new LinkedHashMap<>(active));
  }

  /**
   * Share of images that are right.
   *
   * @return 0 to 1
   */
  public double top1() {
    return (double) correct / images;
  }
}
