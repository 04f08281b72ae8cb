package org.dynconv.experiments.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.dynconv.architecture.Activation;
import org.dynconv.architecture.Extent;
import org.dynconv.architecture.Size;
import org.dynconv.inference.Coefficients;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;
import org.dynconv.inference.Region;
import org.dynconv.inference.Shape;
import org.dynconv.inference.Window;
import org.dynconv.seed.RootSeed;

/**
 * One 3×3 convolution behind a mask, as the last one of a residual block has it.
 *
 * @param channels in and out
 * @param size of the map, in whole tiles
 */
record MaskedLayer(int channels, Size size) {
  /** Rows and columns of a tile. */
  static final int SIDE = 4;

  /** Positions of a tile. */
  static final int TILE = SIDE * SIDE;

  private static final String NAME = "layer";

  /** ResNet-32's three stages. */
  static List<MaskedLayer> ofResNet() {
    return List.of(
        new MaskedLayer(16, Size.square(32)),
        new MaskedLayer(32, Size.square(16)),
        new MaskedLayer(64, Size.square(8)));
  }

  String label() {
    return "%d channels on %dx%d".formatted(channels, size.height(), size.width());
  }

  Plan plan(RootSeed seed) {
    RandomGenerator random = seed.generator("bench/layer", channels);
    Window window = new Window(3, 1, 1, 1);
    float[] unit = new float[9 * channels];
    float[] weights = new float[9 * channels * channels];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / (9 * channels)));
    }
    Shape map = Shape.of(size, channels);
    return new Plan(
        List.of(map, map),
        List.of(new MaskShape(NAME, size, 1)),
        List.of(
            new Operation.MaskUnit(
                NAME, 0, 0, window, Coefficients.of(unit), Coefficients.of(new float[channels]), 0),
            new Operation.Dilate(0),
            new Operation.Convolution(
                NAME,
                0,
                1,
                window,
                Coefficients.of(weights),
                Coefficients.of(new float[channels]),
                Activation.RELU,
                new Region(Extent.MASK, 0),
                Optional.empty())),
        0,
        1);
  }

  float[] images(int batch, RootSeed seed) {
    RandomGenerator random = seed.generator("bench/features");
    float[] images = new float[Math.multiplyExact(batch, size.positions() * channels)];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) Math.max(0, random.nextGaussian());
    }
    return images;
  }

  /** Equally many active positions in every tile, at places drawn for each tile and image. */
  byte[] mask(int active, int images, RootSeed seed) {
    Random random = new Random(seed.value());
    byte[] mask = new byte[images * size.positions()];
    List<Integer> places = new ArrayList<>(IntStream.range(0, TILE).boxed().toList());
    for (int image = 0; image < images; image++) {
      for (int top = 0; top < size.height(); top += SIDE) {
        for (int left = 0; left < size.width(); left += SIDE) {
          Collections.shuffle(places, random);
          for (int place : places.subList(0, active)) {
            int row = top + place / SIDE;
            mask[(image * size.height() + row) * size.width() + left + place % SIDE] = 1;
          }
        }
      }
    }
    return mask;
  }

  /**
   * The same active positions in every tile, row by row: wherever a tile is laid in the map, it has
   * as many.
   */
  byte[] repeated(int active, int images) {
    byte[] mask = new byte[images * size.positions()];
    for (int i = 0; i < mask.length; i++) {
      int row = i / size.width() % SIDE;
      int column = i % size.width() % SIDE;
      mask[i] = (byte) (row * SIDE + column < active ? 1 : 0);
    }
    return mask;
  }

  static ForcedMasks forced(byte[] mask) {
    return ForcedMasks.of(Map.of(NAME, mask));
  }

  /** What a run left at the active positions; what is elsewhere means nothing. */
  float[] active(float[] output, byte[] mask) {
    float[] values = new float[output.length];
    int count = 0;
    for (int position = 0; position < mask.length; position++) {
      if (mask[position] != 0) {
        System.arraycopy(output, position * channels, values, count, channels);
        count += channels;
      }
    }
    return Arrays.copyOf(values, count);
  }
}
