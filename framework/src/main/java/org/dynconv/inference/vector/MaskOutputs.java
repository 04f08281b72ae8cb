package org.dynconv.inference.vector;

import java.util.Arrays;
import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Plan;

/** Logits and masks of a whole batch, kept until the next run. */
final class MaskOutputs {
  private final Plan plan;
  private final float[][] logits;
  private final byte[][] masks;

  MaskOutputs(Plan plan, int maxBatch) {
    this.plan = plan;
    logits = new float[plan.masks().size()][];
    masks = new byte[plan.masks().size()][];
    for (int mask = 0; mask < logits.length; mask++) {
      int values = maxBatch * plan.masks().get(mask).size().positions();
      logits[mask] = new float[values];
      masks[mask] = new byte[values];
    }
  }

  float[] logits(int mask) {
    return logits[mask];
  }

  byte[] masks(int mask) {
    return masks[mask];
  }

  BlockMasks copy(int mask, int images) {
    MaskShape shape = plan.masks().get(mask);
    int positions = shape.size().positions();
    int large = shape.dilatedSize().positions();
    byte[] dilated = new byte[images * large];
    for (int image = 0; image < images; image++) {
      byte[] own = Arrays.copyOfRange(masks[mask], image * positions, (image + 1) * positions);
      System.arraycopy(shape.dilate(own), 0, dilated, image * large, large);
    }
    return new BlockMasks(
        shape,
        images,
        Arrays.copyOf(logits[mask], images * positions),
        Arrays.copyOf(masks[mask], images * positions),
        dilated);
  }
}
