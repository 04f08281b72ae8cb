package org.dynconv.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.dynconv.architecture.Architecture;
import org.dynconv.architecture.Architectures;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.Lowering;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Plan;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothMasksTest {
  private static final int IMAGES = 3;
  private static final RootSeed SEED = new RootSeed(7);
  private static final Plan PLAN = plan();

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.25, 0.5, 0.75, 1})
  void everyImageAndBlockHasTheDensityThatWasAskedFor(double density) {
    ForcedMasks masks = new SmoothMasks(SEED).of(PLAN, IMAGES, density);

    for (MaskShape shape : PLAN.masks()) {
      for (int image = 0; image < IMAGES; image++) {
        assertThat(count(mask(masks, shape, image)))
            .isEqualTo(Math.round(density * shape.size().positions()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.25, 0.5})
  void dilationGrowsThemFarLessThanNoise(double density) {
    MaskShape shape = PLAN.masks().getFirst();
    ForcedMasks masks = new SmoothMasks(SEED).of(PLAN, IMAGES, density);

    double smooth = count(shape.dilate(mask(masks, shape, 0)));
    double noise = count(shape.dilate(noise(shape, density)));

    double active = density * shape.size().positions();
    assertThat(smooth - active).isLessThan(0.45 * (noise - active));
  }

  /** What trained networks have: published records of ResNet-8, blocks of 32×32 and 8×8. */
  @ParameterizedTest
  @CsvSource({"0, 0.34, 0.51", "0, 0.49, 0.68", "2, 0.38, 0.77", "2, 0.59, 0.89"})
  void dilationGrowsThemAsItGrowsTrainedMasks(int block, double density, double dilated) {
    MaskShape shape = PLAN.masks().get(block);
    int images = 40;
    ForcedMasks masks = new SmoothMasks(SEED).of(PLAN, images, density);

    double sum = 0;
    for (int image = 0; image < images; image++) {
      byte[] grown = new MaskShape("", shape.size(), 1).dilate(mask(masks, shape, image));
      sum += (double) count(grown) / grown.length;
    }

    assertThat(sum / images).isCloseTo(dilated, within(0.07));
  }

  @Test
  void theSameSeedGivesTheSameMasksAndImagesDiffer() {
    MaskShape shape = PLAN.masks().getFirst();
    ForcedMasks masks = new SmoothMasks(SEED).of(PLAN, IMAGES, 0.3);
    ForcedMasks again = new SmoothMasks(SEED).of(PLAN, IMAGES, 0.3);

    assertThat(mask(again, shape, 1)).isEqualTo(mask(masks, shape, 1));
    assertThat(mask(masks, shape, 1)).isNotEqualTo(mask(masks, shape, 0));
  }

  private static Plan plan() {
    Architecture network = Architectures.named("resnet8-cifar").withMasks();
    return Lowering.lower(network, BenchWeights.draw(network, SEED), network.image());
  }

  private static byte[] mask(ForcedMasks masks, MaskShape shape, int image) {
    byte[] mask = new byte[shape.size().positions()];
    masks.apply(shape, image, mask, 0);
    return mask;
  }

  private static byte[] noise(MaskShape shape, double density) {
    RandomGenerator random = SEED.generator("noise");
    byte[] mask = new byte[shape.size().positions()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (random.nextDouble() < density ? 1 : 0);
    }
    return mask;
  }

  private static long count(byte[] mask) {
    long count = 0;
    for (byte value : mask) {
      count += value;
    }
    return count;
  }
}
