package org.dynconv.tornado;

import java.util.List;
import java.util.stream.Stream;
import org.dynconv.architecture.Extent;
import org.dynconv.architecture.Size;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Region;

/** Looks up which maps masks are used on: they can be a row and a column smaller. */
final class MaskMaps {
  private final Plan plan;

  MaskMaps(Plan plan) {
    this.plan = plan;
  }

  /**
   * Size of the map that a region is computed on; the mask's own where nothing is.
   *
   * @throws IllegalArgumentException if there are several, which no network has
   */
  Size of(Region region) {
    List<Size> sizes =
        plan.operations().stream()
            .flatMap(operation -> computed(operation, region))
            .map(buffer -> plan.buffers().get(buffer).size())
            .distinct()
            .toList();
    if (sizes.size() > 1) {
      throw new IllegalArgumentException("one mask on maps of several sizes: " + sizes);
    }
    MaskShape shape = plan.masks().get(region.mask());
    Size own = region.extent() == Extent.MASK ? shape.size() : shape.dilatedSize();
    return sizes.isEmpty() ? own : sizes.getFirst();
  }

  private static Stream<Integer> computed(Operation operation, Region region) {
    return switch (operation) {
      case Operation.Convolution conv ->
          conv.region().equals(region) ? Stream.of(conv.output()) : Stream.empty();
      case Operation.Depthwise conv ->
          conv.region().equals(region) ? Stream.of(conv.output()) : Stream.empty();
      default -> Stream.empty();
    };
  }
}
