package org.dynconv.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.dynconv.architecture.Size;
import org.dynconv.inference.Coefficients;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Shape;
import org.dynconv.inference.Window;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Kernels are plain Java: run on the host, they are checked against plain loops. */
class MaskKernelsTest {
  private static final int MOST = 4;
  private static final int IMAGES = 3;

  @ParameterizedTest
  @CsvSource({
    "1,1,1,0", "1,1,2,0", "1,1,2,1", "5,7,1,0", "4,3,2,0", "4,3,2,1", "9,2,2,1", "6,6,1,0"
  })
  void listsAreTheActivePositionsInOrder(int height, int width, int stretch, int cut) {
    MaskShape shape = new MaskShape("block", new Size(height, width), stretch);
    Size large = shape.dilatedSize();
    Size map = new Size(large.height() - cut, large.width() - cut);
    RandomGenerator random = new RootSeed(3).generator("mask", height, width, stretch, cut);
    IntArray mask = new IntArray(MOST * height * width);
    byte[][] masks = new byte[IMAGES][height * width];
    for (int i = 0; i < IMAGES * height * width; i++) {
      int on = random.nextInt(4) == 0 ? 1 : 0;
      mask.set(i, on);
      masks[i / (height * width)][i % (height * width)] = (byte) on;
    }
    IntArray images = IntArray.fromElements(IMAGES);
    IntArray dilated = new IntArray(MOST * large.positions());
    IntArray counts = new IntArray(MOST * height);
    IntArray largeCounts = new IntArray(MOST * large.height());
    IntArray geometry =
        MaskGeometry.of(
            shape, shape.size(), map, Shape.of(map, 1), new Window(3, stretch, 1, 1), 16, MOST);
    Positions small = positions(shape.size());
    Positions wide = positions(map);
    DilationKernels.dilate(mask, images, dilated, counts, largeCounts, geometry);
    CompactionKernels.list(
        mask,
        dilated,
        counts,
        largeCounts,
        images,
        small.list(),
        small.counts(),
        wide.list(),
        wide.counts(),
        geometry);

    for (int image = 0; image < IMAGES; image++) {
      byte[] expected = shape.dilate(masks[image]);
      byte[] actual = new byte[large.positions()];
      for (int i = 0; i < actual.length; i++) {
        actual[i] = (byte) dilated.get(image * actual.length + i);
      }
      assertThat(actual).isEqualTo(expected);
      assertThat(listed(small, image, shape.size()))
          .isEqualTo(active(masks[image], width, shape.size(), image));
      assertThat(listed(wide, image, map)).isEqualTo(active(expected, large.width(), map, image));
    }
    assertThat(small.counts().get(IMAGES)).as("beyond the batch").isZero();
    assertThat(wide.counts().get(IMAGES)).as("beyond the batch").isZero();
  }

  private static Positions positions(Size map) {
    IntArray counts = new IntArray(MOST);
    counts.init(99);
    return new Positions(new IntArray(MOST * map.positions()), counts);
  }

  private static List<Integer> listed(Positions positions, int image, Size map) {
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < positions.counts().get(image); i++) {
      list.add(positions.list().get(image * map.positions() + i));
    }
    return list;
  }

  private static List<Integer> active(byte[] mask, int columns, Size map, int image) {
    List<Integer> list = new ArrayList<>();
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        if (mask[y * columns + x] != 0) {
          list.add(image * map.positions() + y * map.width() + x);
        }
      }
    }
    return list;
  }

  @Test
  void productsArePackedByBlocksOfSixteenOutputs() {
    float[] weights = new float[2 * 3 * 18];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i;
    }
    Parameters parameters = new Parameters();
    assertThat(parameters.rows(Coefficients.of(5, 6), 1, 2)).isZero();
    assertThat(parameters.products(Coefficients.of(weights), 2, 3, 18)).isEqualTo(1);
    FloatArray packed = parameters.array();
    assertThat(packed.getSize()).isEqualTo(16 + 2 * 3 * 32);
    assertThat(packed.get(0)).isEqualTo(10);
    assertThat(packed.get(1)).isEqualTo(12);
    for (int row = 0; row < 6; row++) {
      for (int o = 0; o < 18; o++) {
        assertThat(packed.get(16 + (o / 16 * 6 + row) * 16 + o % 16)).isEqualTo(row * 18 + o);
      }
      assertThat(packed.get(16 + (6 + row) * 16 + 2)).as("padding").isZero();
    }
  }
}
