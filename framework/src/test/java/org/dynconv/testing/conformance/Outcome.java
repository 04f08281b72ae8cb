package org.dynconv.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dynconv.inference.BlockMasks;
import org.dynconv.inference.CompileOptions;
import org.dynconv.inference.Executable;
import org.dynconv.inference.MaskedBackend;

/**
 * What came out of a run.
 *
 * @param values the output buffer of all images
 * @param masks by number of the mask
 */
record Outcome(float[] values, List<BlockMasks> masks) {
  /** Largest difference, as a part of the largest value. */
  private static final float CLOSE = 1e-4f;

  /** Runs a case; before it, other images, so that nothing may lean on a fresh state. */
  static Outcome of(MaskedBackend backend, PlanCase planCase, CompileOptions options) {
    float[] values = new float[planCase.batch() * planCase.plan().outputShape().elements()];
    try (Executable executable = backend.compile(planCase.plan(), planCase.maxBatch(), options)) {
      executable.run(others(planCase), planCase.maxBatch(), others(planCase, values.length));
      executable.run(planCase.images(), planCase.batch(), values);
      List<BlockMasks> masks =
          IntStream.range(0, planCase.plan().masks().size()).mapToObj(executable::masks).toList();
      return new Outcome(values, masks);
    }
  }

  private static float[] others(PlanCase planCase) {
    float[] images = new float[planCase.maxBatch() * planCase.plan().inputShape().elements()];
    for (int i = 0; i < images.length; i++) {
      images[i] = 3 - planCase.images()[i % planCase.images().length];
    }
    return images;
  }

  private static float[] others(PlanCase planCase, int length) {
    return new float[length / planCase.batch() * planCase.maxBatch()];
  }

  /**
   * Whether rounding might tip one of the decisions of the mask units: whether a logit is so small
   * that one that is close enough to it might have the other sign.
   */
  boolean ambiguous() {
    for (BlockMasks mask : masks) {
      float[] logits = mask.logits();
      float limit = CLOSE * largest(logits);
      for (float logit : logits) {
        if (Math.abs(logit) <= limit) {
          return true;
        }
      }
    }
    return false;
  }

  void assertCloseTo(Outcome oracle) {
    for (int mask = 0; mask < masks.size(); mask++) {
      BlockMasks ours = masks.get(mask);
      BlockMasks theirs = oracle.masks.get(mask);
      String block = ours.shape().block();
      close("logits of " + block, ours.logits(), theirs.logits());
      assertThat(ours.mask()).as("mask of " + block).isEqualTo(theirs.mask());
      assertThat(ours.dilated()).as("dilated mask of " + block).isEqualTo(theirs.dilated());
    }
    close("outputs", values, oracle.values);
  }

  void assertSameBitsAs(Outcome other, String when) {
    assertThat(Arrays.mismatch(values, other.values)).as("outputs " + when).isEqualTo(-1);
    for (int mask = 0; mask < masks.size(); mask++) {
      assertThat(masks.get(mask).logits())
          .as("mask logits " + when)
          .isEqualTo(other.masks.get(mask).logits());
    }
  }

  private static void close(String what, float[] ours, float[] theirs) {
    assertThat(ours).as(what).hasSameSizeAs(theirs);
    float limit = CLOSE * largest(theirs);
    for (int i = 0; i < ours.length; i++) {
      // Not "greater": a NaN must not pass.
      if (!(Math.abs(ours[i] - theirs[i]) <= limit)) {
        assertThat(ours[i])
            .as("%s: value %d of %d, apart by more than %g", what, i, ours.length, limit)
            .isEqualTo(theirs[i]);
      }
    }
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
