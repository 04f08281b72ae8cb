package org.dynconv.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small masks that tests share. */
final class SampleMasks {
  static final int INPUT = 0x123456;

  private SampleMasks() {}

  /** A mask written as rows of text: {@code #} is active. */
  static Mask mask(String... rows) {
    byte[] active = new byte[rows.length * rows[0].length()];
    for (int i = 0; i < active.length; i++) {
      active[i] = (byte) (rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#' ? 1 : 0);
    }
    return new Mask(rows.length, rows[0].length(), active);
  }

  /** A 4 × 4 image of one colour with two blocks' masks and its left half as foreground. */
  static MaskedImage image(String label, String prediction) {
    byte[] pixels = new byte[48];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = 0x12;
      pixels[i + 1] = 0x34;
      pixels[i + 2] = 0x56;
    }
    float[] soft = new float[4];
    Arrays.fill(soft, 0.25f);
    return new MaskedImage(
        new RgbImage(4, 4, pixels),
        label,
        prediction,
        List.of(
            BlockMask.of("layer1.0", mask("##..", "##..", "##.#", "##..")),
            BlockMask.of("layer2.0", mask("#.", "#."), new SoftMask(2, 2, soft))),
        Optional.of(mask("##..", "##..", "##..", "##..")));
  }
}
