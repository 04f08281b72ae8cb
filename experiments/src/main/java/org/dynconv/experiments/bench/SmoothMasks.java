package org.dynconv.experiments.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.dynconv.architecture.Size;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Plan;
import org.dynconv.seed.RootSeed;

/**
 * Masks as trained networks make them: blobs where the objects are, at the same places of an image
 * in all its blocks, each block weighing them differently. The field is smooth in parts of the
 * image, not in positions, so that finer maps have relatively shorter outlines, and its highest
 * positions are on: exactly the density that was asked for, in every image and block.
 */
final class SmoothMasks {
  /**
   * So many and so wide that dilation grows them as it grows the masks of the trained ResNet-8
   * whose records are published in {@code results}: from 0.34 to 0.51 and from 0.49 to 0.68 on
   * 32×32 positions, from 0.38 to 0.77 and from 0.59 to 0.89 on 8×8.
   */
  private static final int BLOBS = 14;

  private static final double LEAST_WIDTH = 0.035;
  private static final double MOST_WIDTH = 0.16;

  private final RootSeed seed;

  SmoothMasks(RootSeed seed) {
    this.seed = seed;
  }

  /**
   * Masks for every masked block of a plan.
   *
   * @param images how many differ; later images take the first ones' again
   * @param density share of active positions, 0 to 1
   */
  ForcedMasks of(Plan plan, int images, double density) {
    Map<String, byte[]> masks = new LinkedHashMap<>();
    for (int block = 0; block < plan.masks().size(); block++) {
      MaskShape shape = plan.masks().get(block);
      int positions = shape.size().positions();
      byte[] mask = new byte[Math.multiplyExact(images, positions)];
      for (int image = 0; image < images; image++) {
        fill(mask, image * positions, field(shape.size(), image, block), density);
      }
      masks.put(shape.block(), mask);
    }
    return ForcedMasks.of(masks);
  }

  /** The positions of the highest values are on. */
  private static void fill(byte[] mask, int offset, double[] field, double density) {
    IntStream.range(0, field.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer position) -> -field[position]))
        .limit(Math.round(density * field.length))
        .forEach(position -> mask[offset + position] = 1);
  }

  /** A sum of bumps, over positions row by row. */
  private double[] field(Size size, int image, int block) {
    RandomGenerator places = seed.generator("bench/blobs", image);
    RandomGenerator weights = seed.generator("bench/weights", image, block);
    double[] field = new double[size.positions()];
    for (int blob = 0; blob < BLOBS; blob++) {
      double row = places.nextDouble();
      double column = places.nextDouble();
      double width = places.nextDouble(LEAST_WIDTH, MOST_WIDTH);
      double weight = weights.nextDouble(0.3, 1);
      double[] down = profile(size.height(), row, width);
      double[] across = profile(size.width(), column, width);
      Arrays.setAll(
          field,
          position ->
              field[position]
                  + weight * down[position / size.width()] * across[position % size.width()]);
    }
    return field;
  }

  /** A bell over positions, whose middles lie in 0 to 1. */
  private static double[] profile(int positions, double centre, double width) {
    double[] profile = new double[positions];
    for (int i = 0; i < positions; i++) {
      double distance = ((i + 0.5) / positions - centre) / width;
      profile[i] = Math.exp(-distance * distance / 2);
    }
    return profile;
  }
}
