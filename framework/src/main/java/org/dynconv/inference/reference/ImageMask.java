package org.dynconv.inference.reference;

import java.util.function.IntBinaryOperator;
import org.dynconv.architecture.Extent;
import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.MaskShape;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Region;

/** One image's mask of one block, with the scores it was cut from and its dilation. */
record ImageMask(MaskShape shape, float[] logits, byte[] mask, byte[] dilated) {
  /** Evaluates the mask unit. */
  static ImageMask decide(Operation.MaskUnit unit, FeatureMap in, MaskShape shape) {
    double constant = unit.bias();
    double[] means = ScalarPooling.means(in);
    for (int c = 0; c < means.length; c++) {
      constant += means[c] * unit.squeeze().at(c);
    }
    int positions = shape.size().positions();
    float[] logits = new float[positions];
    byte[] mask = new byte[positions];
    for (int p = 0; p < positions; p++) {
      logits[p] =
          (float) (constant + score(unit, in, p / shape.size().width(), p % shape.size().width()));
      mask[p] = (byte) (logits[p] >= 0 ? 1 : 0);
    }
    return new ImageMask(shape, logits, mask, new byte[shape.dilatedSize().positions()]);
  }

  private static double score(Operation.MaskUnit unit, FeatureMap in, int row, int column) {
    int kernel = unit.window().kernel();
    int channels = in.shape().channels();
    double sum = 0;
    for (int tap = 0; tap < kernel * kernel; tap++) {
      int y = row * unit.window().stride() - unit.window().top() + tap / kernel;
      int x = column * unit.window().stride() - unit.window().left() + tap % kernel;
      if (in.inside(y, x)) {
        for (int c = 0; c < channels; c++) {
          sum += (double) in.values()[in.at(y, x) + c] * unit.weights().at(tap * channels + c);
        }
      }
    }
    return sum;
  }

  /** Stretches the mask and turns on the neighbours of what is on. */
  void dilate() {
    System.arraycopy(shape.dilate(mask), 0, dilated, 0, dilated.length);
  }

  /** Whether a position (row, column) is in a region, for one image. */
  static IntBinaryOperator region(Region region, ImageMask[][] masks, int image) {
    if (!region.masked()) {
      return (row, column) -> 1;
    }
    ImageMask own = masks[region.mask()][image];
    boolean small = region.extent() == Extent.MASK;
    byte[] values = small ? own.mask : own.dilated;
    int width = (small ? own.shape.size() : own.shape.dilatedSize()).width();
    return (row, column) -> values[row * width + column];
  }

  /** The masks of a batch side by side. */
  static BlockMasks gather(MaskShape shape, ImageMask[] images, int batch) {
    int positions = shape.size().positions();
    int large = shape.dilatedSize().positions();
    float[] logits = new float[batch * positions];
    byte[] mask = new byte[batch * positions];
    byte[] dilated = new byte[batch * large];
    for (int image = 0; image < batch; image++) {
      System.arraycopy(images[image].logits, 0, logits, image * positions, positions);
      System.arraycopy(images[image].mask, 0, mask, image * positions, positions);
      System.arraycopy(images[image].dilated, 0, dilated, image * large, large);
    }
    return new BlockMasks(shape, batch, logits, mask, dilated);
  }
}
