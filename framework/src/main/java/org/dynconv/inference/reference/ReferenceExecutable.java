package org.dynconv.inference.reference;

import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.Executable;
import org.dynconv.inference.ForcedMasks;
import org.dynconv.inference.Operation;
import org.dynconv.inference.Plan;

/** Runs a plan one image and one operation at a time. */
final class ReferenceExecutable implements Executable {
  private final Plan plan;
  private final int maxBatch;
  private final ForcedMasks forced;
  private final float[][] buffers;
  private final ImageMask[][] masks;
  private int lastBatch;
  private boolean closed;

  ReferenceExecutable(Plan plan, int maxBatch, ForcedMasks forced) {
    this.plan = plan;
    this.maxBatch = maxBatch;
    this.forced = forced;
    this.buffers = new float[plan.buffers().size()][];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = new float[plan.buffers().get(i).elements()];
    }
    this.masks = new ImageMask[plan.masks().size()][maxBatch];
  }

  @Override
  public void run(float[] images, int batch, float[] output) {
    if (closed) {
      throw new IllegalStateException("the executable is closed");
    }
    int in = plan.inputShape().elements();
    int out = plan.outputShape().elements();
    if (batch < 1
        || batch > maxBatch
        || images.length < batch * in
        || output.length < batch * out) {
      throw new IllegalArgumentException(
          "batch "
              + batch
              + " of at most "
              + maxBatch
              + " with "
              + images.length
              + " and "
              + output.length
              + " values");
    }
    for (int image = 0; image < batch; image++) {
      System.arraycopy(images, image * in, buffers[plan.input()], 0, in);
      for (Operation operation : plan.operations()) {
        run(operation, image);
      }
      System.arraycopy(buffers[plan.output()], 0, output, image * out, out);
    }
    lastBatch = batch;
  }

  private void run(Operation operation, int image) {
    switch (operation) {
      case Operation.Convolution conv ->
          ScalarConvolutions.convolution(
              conv,
              map(conv.input()),
              map(conv.output()),
              conv.residual().map(residual -> buffers[residual.buffer()]).orElse(null),
              ImageMask.region(conv.region(), masks, image));
      case Operation.Depthwise conv ->
          ScalarConvolutions.depthwise(
              conv,
              map(conv.input()),
              map(conv.output()),
              ImageMask.region(conv.region(), masks, image));
      case Operation.MaskUnit unit -> {
        ImageMask mask = ImageMask.decide(unit, map(unit.input()), plan.masks().get(unit.mask()));
        forced.apply(plan.masks().get(unit.mask()), image, mask.mask(), 0);
        masks[unit.mask()][image] = mask;
      }
      case Operation.Dilate dilate -> masks[dilate.mask()][image].dilate();
      case Operation.Subsample subsample ->
          ScalarPooling.subsample(subsample, map(subsample.input()), map(subsample.output()));
      case Operation.MaxPool pool ->
          ScalarPooling.max(pool.window(), map(pool.input()), map(pool.output()));
      case Operation.AveragePool pool ->
          ScalarPooling.average(map(pool.input()), map(pool.output()));
      case Operation.Linear linear ->
          ScalarConvolutions.linear(linear, map(linear.input()), map(linear.output()));
    }
  }

  private FeatureMap map(int buffer) {
    return new FeatureMap(plan.buffers().get(buffer), buffers[buffer]);
  }

  @Override
  public BlockMasks masks(int mask) {
    if (lastBatch == 0) {
      throw new IllegalStateException("nothing ran yet");
    }
    return ImageMask.gather(plan.masks().get(mask), masks[mask], lastBatch);
  }

  @Override
  public void close() {
    closed = true;
  }
}
