package org.dynconv.inference;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dynconv.weights.ElementType;
import org.dynconv.weights.HostTensor;
import org.dynconv.weights.StateDict;

/** Runs images in PyTorch's layout and hands out everything that a run computed, by name. */
public final class EvaluationPass {
  private EvaluationPass() {}

  /**
   * Runs one batch.
   *
   * @param backend what runs it
   * @param plan a lowered network
   * @param images {@code [batch, channels, height, width]}
   * @param options how to run it
   * @return {@code logits} and for each masked block {@code mask_logits/BLOCK}, {@code mask/BLOCK}
   *     and {@code mask_dilated/BLOCK}, in the layouts of the golden data
   */
  public static StateDict run(
      MaskedBackend backend, Plan plan, HostTensor images, CompileOptions options) {
    int batch = (int) images.shape()[0];
    float[] output = new float[batch * plan.outputShape().elements()];
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    try (Executable executable = backend.compile(plan, batch, options)) {
      executable.run(channelsLast(images), batch, output);
      tensors.put("logits", HostTensor.of(output, batch, output.length / batch));
      for (int mask = 0; mask < plan.masks().size(); mask++) {
        add(tensors, executable.masks(mask));
      }
    }
    return new StateDict(tensors);
  }

  private static void add(Map<String, HostTensor> tensors, BlockMasks masks) {
    String block = masks.shape().block();
    long n = masks.images();
    long h = masks.shape().size().height();
    long w = masks.shape().size().width();
    tensors.put("mask_logits/" + block, HostTensor.of(masks.logits(), n, 1, h, w));
    tensors.put("mask/" + block, bytes(masks.mask(), n, h, w));
    int stretch = masks.shape().stretch();
    tensors.put("mask_dilated/" + block, bytes(masks.dilated(), n, h * stretch, w * stretch));
  }

  private static HostTensor bytes(byte[] values, long n, long h, long w) {
    return new HostTensor(ElementType.U8, new long[] {n, 1, h, w}, ByteBuffer.wrap(values));
  }

  /**
   * Brings images from PyTorch's layout to a plan's.
   *
   * @param images {@code [batch, channels, height, width]}
   * @return {@code [batch, height, width, channels]}
   */
  public static float[] channelsLast(HostTensor images) {
    long[] shape = images.shape();
    float[] from = images.floats();
    float[] to = new float[from.length];
    int channels = (int) shape[1];
    int positions = (int) (shape[2] * shape[3]);
    for (int n = 0; n < shape[0]; n++) {
      for (int c = 0; c < channels; c++) {
        for (int p = 0; p < positions; p++) {
          to[(n * positions + p) * channels + c] = from[(n * channels + c) * positions + p];
        }
      }
    }
    return to;
  }
}
