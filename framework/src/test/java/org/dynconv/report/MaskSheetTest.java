package org.dynconv.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskSheetTest {
  /** 4 × 4 inputs are drawn 6 times as large. */
  private static final int AREA = 36;

  private static final int ALL_BLOCKS = 0xFDE725;
  private static final int HALF_OF_THEM = 0x21908C;
  private static final int NONE = 0x440154;

  private final MaskGallery gallery =
      new MaskGallery(
          "masked", List.of(SampleMasks.image("disc", "disc"), SampleMasks.image("star", "ring")));

  @Test
  void showsInputAndPonderCostOfEveryImage() {
    BufferedImage sheet = MaskSheet.hard().draw("quickstart", gallery);
    assertThat(pixels(sheet, SampleMasks.INPUT)).isEqualTo(2 * 16 * AREA);
    // Layer 1 computed 9 positions, layer 2 the left half: 8 pixels by both, 1 by one, 7 by none.
    // The legend has a swatch of each.
    int swatch = 17 * 17;
    assertThat(pixels(sheet, ALL_BLOCKS)).isEqualTo(2 * 8 * AREA + swatch);
    assertThat(pixels(sheet, HALF_OF_THEM)).isEqualTo(2 * AREA + swatch);
    assertThat(pixels(sheet, NONE)).isEqualTo(2 * 7 * AREA + swatch);
  }

  @Test
  void showsSoftMasksOnlyWhenAsked() {
    // A quarter of the way up the scale lies its third anchor.
    int quarter = 0x3B528B;
    assertThat(pixels(MaskSheet.hard().draw("quickstart", gallery), quarter)).isZero();
    assertThat(pixels(MaskSheet.withSoft().draw("quickstart", gallery), quarter))
        .isCloseTo(2 * 16 * AREA, within(200L));
  }

  @Test
  void drawsTheSameImageOnlyOnceWhenModelsAreCompared() {
    BufferedImage sheet = MaskSheet.compare("quickstart", List.of(gallery, gallery, gallery));
    assertThat(pixels(sheet, SampleMasks.INPUT)).isEqualTo(2 * 16 * AREA);
  }

  @Test
  void refusesToCompareDifferentImages() {
    MaskGallery shorter = new MaskGallery("other", gallery.images().subList(0, 1));
    assertThatThrownBy(() -> MaskSheet.compare("quickstart", List.of(gallery, shorter)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long pixels(BufferedImage sheet, int rgb) {
    int[] all = sheet.getRGB(0, 0, sheet.getWidth(), sheet.getHeight(), null, 0, sheet.getWidth());
    return Arrays.stream(all).filter(pixel -> (pixel & 0xFFFFFF) == rgb).count();
  }
}
