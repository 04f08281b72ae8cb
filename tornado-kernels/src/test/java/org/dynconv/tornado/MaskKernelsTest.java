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
    IntArray geometry =
        MaskGeometry.of(
            shape, shape.size(), map, Shape.of(map, 1), new Window(3, stretch, 1, 1), 16, MOST);
    int pitch = geometry.get(MaskGeometry.PARTS);
    FloatArray parts = new FloatArray(MOST * pitch);
    parts.init(0f);
    FloatArray scores = new FloatArray(MOST * height * width);
    byte[][] masks = new byte[IMAGES][height * width];
    for (int image = 0; image < IMAGES; image++) {
      // The squeeze is -2 in all, so that scores of 1 are off and those of 3 are on.
      parts.set(image * pitch, -1.5f);
      parts.set(image * pitch + pitch - 1, -0.5f);
      for (int i = 0; i < height * width; i++) {
        int on = random.nextInt(4) == 0 ? 1 : 0;
        scores.set(image * height * width + i, 1 + 2 * on);
        masks[image][i] = (byte) on;
      }
    }
    IntArray images = IntArray.fromElements(IMAGES);
    FloatArray logits = new FloatArray(MOST * height * width);
    IntArray mask = new IntArray(MOST * height * width);
    IntArray dilated = new IntArray(MOST * large.positions());
    IntArray counts = new IntArray(MOST * (height + large.height()));
    IntArray nothing = new IntArray(1);
    Positions small = positions(shape.size());
    Positions wide = positions(map);
    DecisionKernels.decide(
        scores, parts, nothing, images, logits, mask, dilated, counts, geometry, 0);
    CompactionKernels.list(
        mask,
        dilated,
        counts,
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
      for (int i = 0; i < height * width; i++) {
        int at = image * height * width + i;
        assertThat(mask.get(at)).isEqualTo(masks[image][i]);
        assertThat(logits.get(at)).isEqualTo(2 * masks[image][i] - 1);
      }
      assertThat(listed(small, image, shape.size()))
          .isEqualTo(active(masks[image], width, shape.size(), image));
      assertThat(listed(wide, image, map)).isEqualTo(active(expected, large.width(), map, image));
    }
    assertThat(small.counts().get(IMAGES)).as("beyond the batch").isZero();
    assertThat(wide.counts().get(IMAGES)).as("beyond the batch").isZero();
  }

  @ParameterizedTest
  @CsvSource({"1,1,1,1", "5,7,1,16", "6,9,1,40", "6,9,2,17", "7,10,2,32", "1,3,2,16"})
  void scoresAndPartsOfTheSqueezeCoverTheWholeImage(
      int height, int width, int stride, int channels) {
    Size size = new Size((height + stride - 1) / stride, (width + stride - 1) / stride);
    MaskShape shape = new MaskShape("block", size, stride);
    Shape in = Shape.of(new Size(height, width), channels);
    int pitch = Lanes.padded(channels);
    IntArray geometry =
        MaskGeometry.of(shape, size, in.size(), in, new Window(3, stride, 1, 1), pitch, MOST);
    RandomGenerator random = new RootSeed(5).generator("score", height, width, stride, channels);
    FloatArray map = DeviceBuffers.zeros((MOST * height * width + 1) * pitch);
    for (int position = 0; position < IMAGES * height * width; position++) {
      for (int c = 0; c < channels; c++) {
        // Whole numbers, so that sums are exact in any order.
        map.set(position * pitch + c, random.nextInt(-4, 5));
      }
    }
    float[] weights = whole(random, 9 * channels);
    float[] squeeze = whole(random, channels);
    Parameters parameters = new Parameters();
    geometry.set(Geometry.WEIGHTS, parameters.rows(Coefficients.of(weights), 9, 1));
    parameters.rows(Coefficients.of(7), 1, 1);
    geometry.set(Geometry.BIAS, parameters.rows(Coefficients.of(squeeze), 1, 1));
    FloatArray scores = new FloatArray(MOST * size.positions());
    int end = geometry.get(MaskGeometry.PARTS);
    FloatArray parts = new FloatArray(MOST * end);
    parts.init(99f);
    FloatArray packed = parameters.array();
    IntArray images = IntArray.fromElements(IMAGES);
    for (int usual = 0; usual <= (stride == 1 ? 1 : 0); usual++) {
      scores.init(99f);
      MaskUnitKernels.score(map, packed, images, scores, parts, geometry, usual);
      checkScores(scores, map, size, in, stride, weights);
    }

    for (int image = 0; image < IMAGES; image++) {
      float all = 0;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          all += dot(map, (image * height + y) * width + x, pitch, squeeze, 0);
        }
      }
      float sum = 0;
      for (int i = 0; i < end; i++) {
        sum += parts.get(image * end + i);
      }
      assertThat(sum).as("squeeze").isEqualTo(all);
    }
  }

  /** Plain loops over the taps. */
  private static void checkScores(
      FloatArray scores, FloatArray map, Size size, Shape in, int stride, float[] weights) {
    int channels = in.channels();
    int pitch = Lanes.padded(channels);
    int height = in.height();
    int width = in.width();
    for (int image = 0; image < IMAGES; image++) {
      for (int position = 0; position < size.positions(); position++) {
        float expected = 7;
        for (int tap = 0; tap < 9; tap++) {
          int y = position / size.width() * stride + tap / 3 - 1;
          int x = position % size.width() * stride + tap % 3 - 1;
          if (y >= 0 && y < height && x >= 0 && x < width) {
            int at = (image * height + y) * width + x;
            expected += dot(map, at, pitch, weights, tap * channels);
          }
        }
        assertThat(scores.get(image * size.positions() + position)).isEqualTo(expected);
      }
    }
  }

  private static float[] whole(RandomGenerator random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(-4, 5);
    }
    return values;
  }

  /** One position's channels times as many weights as it has channels. */
  private static float dot(FloatArray map, int position, int pitch, float[] weights, int from) {
    float sum = 0;
    for (int c = 0; c < pitch && from + c < weights.length; c++) {
      sum += map.get(position * pitch + c) * weights[from + c];
    }
    return sum;
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
