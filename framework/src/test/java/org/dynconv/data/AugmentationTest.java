package org.dynconv.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.dynconv.seed.RootSeed;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final int SIDE = 8;
  private final Dataset dataset = new CountingDataset(4, SIDE, SIDE);
  private final byte[] target = new byte[SIDE * SIDE * 3];

  @Test
  void noneShowsTheImageAsItIs() {
    byte[] image = new byte[target.length];
    dataset.pixels(2, image, 0);

    Augmentation.none().draw(dataset, 2, generator(0), target);

    assertThat(target).isEqualTo(image);
  }

  @Test
  void everyVariantIsAShiftedAndPerhapsMirroredImageOverBlack() {
    Set<String> seen = new HashSet<>();
    for (int draw = 0; draw < 4_000; draw++) {
      Augmentation.cifar().draw(dataset, 3, generator(draw), target);
      seen.add(identify());
    }

    assertThat(seen).as("9 shifts down, 9 to the right, mirrored or not").hasSize(9 * 9 * 2);
  }

  @Test
  void paddingOfZeroOnlyMirrors() {
    Set<String> seen = new HashSet<>();
    for (int draw = 0; draw < 50; draw++) {
      new PadCropFlip(0).draw(dataset, 3, generator(draw), target);
      seen.add(identify());
    }

    assertThat(seen).containsExactlyInAnyOrder("0 0 false", "0 0 true");
    assertThatThrownBy(() -> new PadCropFlip(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Finds shift and mirroring from one pixel of the image, then checks all pixels. */
  private String identify() {
    int first = 0;
    while (target[first] == 0) {
      first += 3;
    }
    int down = target[first] - 1 - first / 3 / SIDE;
    boolean mirrored = target[first + 1] > target[first + 4];
    int column = first / 3 % SIDE;
    int right = target[first + 1] - 1 - (mirrored ? SIDE - 1 - column : column);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int row = y + down;
        int from = (mirrored ? SIDE - 1 - x : x) + right;
        boolean inside = row >= 0 && row < SIDE && from >= 0 && from < SIDE;
        int at = (y * SIDE + x) * 3;
        assertThat(target[at]).isEqualTo((byte) (inside ? row + 1 : 0));
        assertThat(target[at + 1]).isEqualTo((byte) (inside ? from + 1 : 0));
        assertThat(target[at + 2]).isEqualTo((byte) (inside ? 3 : 0));
      }
    }
    return down + " " + right + " " + mirrored;
  }

  private static RandomGenerator generator(int draw) {
    return new RootSeed(9).generator("augment", 0, draw);
  }
}
