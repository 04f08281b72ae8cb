package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.dynconv.error.UserException;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
  private static final RootSeed SEED = new RootSeed(5);

  @Test
  void imageIsAFunctionOfSeedPartAndIndex() {
    Shapes large = Shapes.builder(SEED).size(60).build();
    Shapes small = Shapes.builder(SEED).size(20).build();
    for (int index = 0; index < small.size(); index++) {
      assertThat(pixels(small, index)).isEqualTo(pixels(large, index));
      assertThat(small.foreground(index).orElseThrow())
          .isEqualTo(large.foreground(index).orElseThrow());
    }
  }

  @Test
  void sameDescriptionHasTheSameChecksumAndAnyDifferenceAnother() {
    Set<String> sums = new HashSet<>();
    sums.add(Shapes.builder(SEED).size(30).build().checksum());
    sums.add(Shapes.builder(SEED).size(30).build().checksum());
    assertThat(sums).hasSize(1);

    sums.add(Shapes.builder(SEED).size(29).build().checksum());
    sums.add(Shapes.builder(new RootSeed(6)).size(30).build().checksum());
    sums.add(Shapes.builder(SEED).size(30).part(Part.TEST).build().checksum());
    sums.add(Shapes.builder(SEED).size(30).foreground(0.2, 0.3).build().checksum());
    assertThat(sums).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.05", "0.10, 0.40", "0.20, 0.20", "0.45, 0.45", "0.60, 0.60", "0.05, 0.60"})
  void maskCoversTheForegroundFraction(double least, double most) {
    Shapes shapes = Shapes.builder(SEED).size(1_000).foreground(least, most).build();
    double sum = 0;
    for (int index = 0; index < shapes.size(); index++) {
      double fraction = fraction(shapes.foreground(index).orElseThrow());
      assertThat(fraction)
          .as("image %d, a %s", index, shapes.classNames().get(shapes.label(index)))
          .isBetween(least - 0.04, most + 0.04);
      sum += fraction;
    }
    assertThat(sum / shapes.size()).isCloseTo((least + most) / 2, within(0.01));
  }

  @Test
  void classesAreBalancedAndEachHasAName() {
    Shapes shapes = Shapes.builder(SEED).size(100).build();
    int[] counts = new int[10];
    for (int index = 0; index < shapes.size(); index++) {
      counts[shapes.label(index)]++;
    }
    assertThat(counts).containsOnly(10);
    assertThat(shapes.classNames()).hasSize(10).doesNotHaveDuplicates().contains("disc", "star");
  }

  @Test
  void maskIsWhereTheShapesColourIs() {
    Shapes shapes = Shapes.builder(SEED).size(50).foreground(0.3, 0.3).build();
    for (int index = 0; index < shapes.size(); index++) {
      double inside = spread(shapes, index, 1);
      double everywhere = spread(shapes, index, -1);
      assertThat(inside).as("image %d", index).isLessThan(everywhere);
    }
  }

  @Test
  void foregroundOutsideTheRangeIsRefused() {
    Shapes.Builder builder = Shapes.builder(SEED);
    assertThatThrownBy(() -> builder.foreground(0.01, 0.3))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("0.01")
        .hasMessageContaining("0.05 to 0.6");
    assertThatThrownBy(() -> builder.foreground(0.4, 0.3)).isInstanceOf(UserException.class);
    assertThatThrownBy(() -> builder.foreground(0.4, Double.NaN)).isInstanceOf(UserException.class);
    assertThatThrownBy(() -> builder.size(0)).isInstanceOf(UserException.class);
  }

  private static byte[] pixels(Dataset dataset, int index) {
    byte[] pixels = new byte[dataset.imageBytes()];
    dataset.pixels(index, pixels, 0);
    return pixels;
  }

  private static double fraction(byte[] mask) {
    int inside = 0;
    for (byte value : mask) {
      assertThat(value).isBetween((byte) 0, (byte) 1);
      inside += value;
    }
    return (double) inside / mask.length;
  }

  /** Variance of the pixels whose mask has this value; of all pixels for -1. */
  private static double spread(Shapes shapes, int index, int wanted) {
    byte[] pixels = pixels(shapes, index);
    byte[] mask = shapes.foreground(index).orElseThrow();
    double variance = 0;
    for (int channel = 0; channel < 3; channel++) {
      double count = 0;
      double sum = 0;
      double squares = 0;
      for (int p = 0; p < mask.length; p++) {
        if (wanted < 0 || mask[p] == wanted) {
          double value = pixels[3 * p + channel] & 0xff;
          count++;
          sum += value;
          squares += value * value;
        }
      }
      variance += squares / count - (sum / count) * (sum / count);
    }
    return variance;
  }
}
