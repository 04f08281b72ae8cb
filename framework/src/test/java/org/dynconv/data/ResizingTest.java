package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against pictures made with Pillow: {@code make_pictures.py} in the test resources. */
class ResizingTest {
  @ParameterizedTest
  @ValueSource(strings = {"20x15", "61x20", "25x47", "60x46", "100x80", "7x3", "1x1", "90x10"})
  void resizedPictureIsPillowsToTheBit(String size) throws URISyntaxException {
    RgbImage expected = picture("resized-" + size + ".png");

    RgbImage resized = picture("source.png").resized(expected.height(), expected.width());

    assertThat(resized.pixels()).isEqualTo(expected.pixels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"420", "grey", "cmyk"})
  void decodedJpegIsPillowsToTheBit(String name) throws URISyntaxException {
    assertThat(picture(name + ".jpg").pixels()).isEqualTo(picture(name + ".png").pixels());
  }

  @ParameterizedTest
  @CsvSource({
    // height, width, shorter side, crop: top and left as torchvision has them.
    "256, 341, 256, 224, 16, 58", // (341 - 224) / 2 = 58.5, to the even number
    "256, 343, 256, 224, 16, 60", // 59.5
    "300, 256, 256, 224, 38, 16",
    "257, 256, 256, 224, 16, 16", // 16.5
    "8, 8, 8, 8, 0, 0"
  })
  void middleIsCutOutWithTorchvisionsRounding(
      int height, int width, int side, int crop, int top, int left) {
    RgbImage image = coordinates(height, width);

    RgbImage cut = new ResizeCentreCrop(side, crop).apply(image);

    assertThat(cut.height()).isEqualTo(crop);
    assertThat(cut.width()).isEqualTo(crop);
    assertThat(cut.pixels()).isEqualTo(image.crop(top, left, crop, crop).pixels());
  }

  @ParameterizedTest
  @CsvSource({
    "47, 61, 20, 20, 25", // 20 * 61 / 47 = 25.96, cut
    "61, 47, 20, 25, 20",
    "50, 50, 20, 20, 20",
    "10, 25, 20, 20, 50"
  })
  void shorterSideIsResizedAndTheLongerFollows(
      int height, int width, int side, int resizedHeight, int resizedWidth) {
    RgbImage image = coordinates(height, width);
    RgbImage resized = image.resized(resizedHeight, resizedWidth);
    int top = (resizedHeight - side) / 2;
    int left = (int) Math.rint((resizedWidth - side) / 2.0);

    RgbImage cut = new ResizeCentreCrop(side, side).apply(image);

    assertThat(cut.pixels()).isEqualTo(resized.crop(top, left, side, side).pixels());
  }

  @Test
  void cropLargerThanTheResizedPictureIsRefused() {
    assertThatThrownBy(() -> new ResizeCentreCrop(20, 21))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void mirroringTwiceGivesThePictureBack() {
    RgbImage image = coordinates(5, 4);
    RgbImage mirrored = image.mirrored();

    assertThat(mirrored.pixels()[1]).isEqualTo((byte) 3);
    assertThat(mirrored.mirrored().pixels()).isEqualTo(image.pixels());
  }

  /** Red is the row, green the column, blue both mixed. */
  private static RgbImage coordinates(int height, int width) {
    byte[] pixels = new byte[height * width * 3];
    for (int p = 0; p < height * width; p++) {
      pixels[3 * p] = (byte) (p / width);
      pixels[3 * p + 1] = (byte) (p % width);
      pixels[3 * p + 2] = (byte) (p * 7);
    }
    return new RgbImage(height, width, pixels);
  }

  private static RgbImage picture(String name) throws URISyntaxException {
    return PhotographFile.decode(
        Path.of(Objects.requireNonNull(ResizingTest.class.getResource(name), name).toURI()));
  }
}
